package org.microendorse.domain.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalFormTest {

  /** JSON-LD ignores "Summa" in each of these, so anyone could add it to what was signed. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "'@included':['Summa']",
        "'@included':'Summa'",
        "'@included':[{'@value':'Summa'}]",
        "'@included':{'@list':['Summa']}",
        "'@included':{'@set':['Summa']}",
        "'@included':{'@id':'urn:x:Summa'}",
        "'@included':{'@id':'urn:x:Summa','e:p':[]}",
        "'@graph':['Summa']",
        "'@graph':[{'@value':'Summa'}]",
        "'@graph':[{'@id':'urn:x:Summa'}]",
        "'@graph':[{'@list':['Summa']}]",
        "'e:p':{'@graph':[{'@id':'urn:x:Summa'}]}",
        "'@context':{'t':'@included'},'t':['Summa']",
        "'@context':{'t':'@graph'},'t':['Summa']",
        "'@context':{'v':'@value'},'@graph':[{'v':'Summa'}]",
        "'@context':{'l':'@list'},'@included':[{'l':'Summa'}]",
        "'@context':{'s':'@set'},'@graph':[{'s':'Summa'}]",
        "'@context':{'n':'@nest'},'n':{'@included':'Summa'}",
        "'@nest':{'@included':'Summa'}",
        "'@context':{'r':'@reverse'},'r':'Summa'",
        "'@reverse':{'e:p':'Summa'}",
        "'@context':{'j':'@json'},'j':'Summa'",
        "'@context':{'n':null},'n':'Summa'",
        "'@context':{'n':'@none'},'n':'Summa'",
        "'@context':{'n':{'@id':'@index'}},'n':'Summa'",
        "'@context':{'l':{'@id':'e:p','@container':'@language'}},'l':{'@none':'x','en':'Summa'}",
        "'@context':{'l':{'@id':'e:p','@container':'@index'}},'l':{'Summa':{'@id':'urn:x:1'}}",
        "'@context':{'l':{'@id':'e:p','@container':['@graph','@id']}},"
            + "'l':{'urn:x:1':{'e:p':1}},'@included':'Summa'",
        "'@context':{'l':{'@id':'e:p','@container':'@id'}},"
            + "'l':{'urn:x:1':{'e:p':1}},'@included':'Summa'",
        "'@context':{'l':{'@id':'e:p','@container':'@type'}},"
            + "'l':{'urn:x:T':{'@id':'urn:x:1'}},'@included':'Summa'",
        "'@context':{'l':{'@id':'e:p','@container':'@index','@index':'e:i'}},"
            + "'l':{'x':{'@id':'urn:x:1'}},'@included':'Summa'",
        "'@context':{'t':{'@id':'e:p','@context':{'i':'@included'}}},'t':{'e:p':1,'i':'Summa'}",
        "'@context':{'T':{'@id':'urn:x:T','@context':{'g':'@graph'}}},"
            + "'e:p':{'@type':'T','g':'Summa'}",
        "'@context':{'t':{'@id':'e:p','@context':{'l':{'@id':'e:q','@container':'@id'}}}},"
            + "'t':{'l':{'urn:x:1':{'e:p':1}},'@included':'Summa'}",
        "'e:p':{'@id':'urn:x:1','@context':{'i':'@included'},'i':'Summa'}",
        "'e:p':{'@language':'Summa'}",
        "'e:p':{'@type':'@Summa'}",
        "'e:p':{'@id':'@Summa'}",
        "'e:p':{'@value':null,'@type':'urn:x:Summa'}",
        "'e:p':{'@value':null,'@language':'Summa'}",
        "'e:p':{'@value':'x','@Summa':'Summa'}",
        "'e:p':{'@value':'x','@index':'Summa'}",
        "'@context':{'n':null},'e:p':{'@value':'x','n':'Summa'}",
        "'@context':{'v':'@value'},'e:p':{'v':null,'@type':'urn:x:Summa'}",
        "'e:p':{'@set':['x'],'@index':'Summa'}",
        "'e:p':{'@honors':'Summa'}",
        "'e:p':[{'@id':'urn:x:1','@included':{'@value':'Summa'}}]",
        "'e:Summa':null",
        "'e:Summa':[]",
        "'e:Summa':[null,[]]",
        "'@nest':{'e:p':'x','@context':{'honors':'Summa'}}",
        "'@context':{'more':'@nest'},'more':{'@context':{'honors':'Summa'}}",
        "'e:Summa':{'@value':null}",
        "'e:Summa':{'@set':[]}",
        "'e:Summa':[{'@set':[null,{'@value':null}]}]"
      })
  void what_json_ld_leaves_out_is_refused(String content) {
    assertThatThrownBy(() -> canonical(content)).isInstanceOf(CanonicalForm.Impossible.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"'@context':{'@base':'https://e.example/'},'e:p':{'@id':'Summa cum'}"})
  void addresses_relative_to_another_one_are_not_worked_out(String content) {
    assertThatThrownBy(() -> canonical(content))
        .isInstanceOfSatisfying(
            CanonicalForm.Impossible.class, it -> assertThat(it.isFaultOfDocument()).isFalse());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'e:p':'Summa'",
        "'e:p':[1,true,'Summa']",
        "'e:p':{'@value':'Summa','@language':'en'}",
        "'e:p':{'@value':'Summa','@type':'urn:x:T'}",
        "'e:p':{'@list':['Summa',{'e:p':'x'}]}",
        "'e:p':{'@set':['Summa']}",
        "'e:p':{'@id':'urn:x:Summa'}",
        "'e:p':{'@value':{'a':['Summa',null]},'@type':'@json'}",
        "'@included':[{'@id':'urn:x:1','e:p':'Summa'}]",
        "'@context':{'l':{'@id':'e:p','@container':'@list'}},'l':['Summa']",
        "'@context':{'@language':'en','d':{'@id':'e:p','@type':'urn:x:date'}},'d':'Summa','e:q':'x'",
        "'@context':{'hours':'e:hours'},'hours':null,'e:p':'Summa'",
        "'@nest':{'e:p':'Summa'}",
        "'@reverse':{'e:p':{'@id':'urn:x:Summa'}}"
      })
  void what_json_ld_says_is_signed(String content) {
    assertThat(canonical(content)).contains("Summa");
  }

  private static String canonical(String content) {
    String document = "{'@id':'https://example.org/1','urn:x:p':'x',%s}".formatted(content);
    return CanonicalForm.of(Checking.json(document.replace('\'', '"')));
  }
}
