/** Sign in: one click on a demo account fills the form. Where a password is chosen, it can be looked at. */
export function start(main) {
  main.addEventListener('change', ({ target }) => {
    if (target.dataset.shows) main.querySelector(`#${target.dataset.shows}`).type = target.checked ? 'text' : 'password';
  });
  main.addEventListener('click', (event) => {
    const account = event.target.closest('[data-username]');
    if (!account) return;
    main.querySelector('#username').value = account.dataset.username;
    main.querySelector('#password').value = account.dataset.password;
    main.querySelector('[type=submit]').focus();
  });
}
