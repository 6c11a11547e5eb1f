/** Sign in: one click on a demo account fills the form. */
export function start(main) {
  main.addEventListener('click', (event) => {
    const account = event.target.closest('[data-username]');
    if (!account) return;
    main.querySelector('#username').value = account.dataset.username;
    main.querySelector('#password').value = account.dataset.password;
    main.querySelector('[type=submit]').focus();
  });
}
