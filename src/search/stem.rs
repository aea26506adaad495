//! What a word is found under: its stem, in the newsletter's language. The rules are data, which the browser follows in
//! the same way (`static/search.js`), so a word that no episode says in this form is found as well.

use super::endings;

/// The rules of one language.
#[derive(Debug)]
pub(super) struct Stemmer {
    steps: Vec<Vec<Rule>>,
}

#[derive(Debug)]
struct Rule {
    side: Side,
    affix: &'static str,
    instead: &'static str,
    least: usize,
}

#[derive(Debug)]
enum Side {
    Beginning,
    End,
}

impl Stemmer {
    /// For a language by its primary tag.
    pub(super) fn of(primary: &str) -> Stemmer {
        let steps = endings::steps(primary);
        Stemmer { steps: steps.iter().map(|it| it.split_whitespace().map(Rule::parse).collect()).collect() }
    }

    /// Makes a word its stem. It is written in plain small letters; one with a digit in it stays as it is.
    pub(super) fn stem(&self, word: &mut String) {
        if word.bytes().any(|it| it.is_ascii_digit()) {
            return;
        }
        for step in &self.steps {
            // The first rule that fits is the only one that is followed.
            let _ = step.iter().any(|it| it.follow(word));
        }
    }
}

impl Rule {
    fn parse(text: &'static str) -> Rule {
        let mut parts = text.split('/');
        let mut part = || parts.next().expect("a rule has three parts");
        let (affix, instead, least) = (part(), part(), part());
        let (side, affix) = affix.strip_prefix('^').map_or((Side::End, affix), |affix| (Side::Beginning, affix));
        Rule { side, affix, instead, least: least.parse().expect("a rule ends with a number") }
    }

    /// Whether the rule fits; if so, `word` has followed it.
    fn follow(&self, word: &mut String) -> bool {
        let rest = match self.side {
            Side::Beginning => word.strip_prefix(self.affix),
            Side::End => word.strip_suffix(self.affix),
        };
        let Some(rest) = rest.filter(|it| self.least == 0 || it.chars().nth(self.least - 1).is_some()) else {
            return false;
        };
        match self.side {
            Side::Beginning => *word = format!("{}{rest}", self.instead),
            Side::End => {
                word.truncate(rest.len());
                word.push_str(self.instead);
            }
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::Stemmer;

    #[track_caller]
    fn same(primary: &str, words: &[&str]) {
        let stemmer = Stemmer::of(primary);
        let stem = |word: &str| {
            let mut plain = String::new();
            word.chars().for_each(|it| crate::search::letters::folded(it, |it| plain.push(it)));
            stemmer.stem(&mut plain);
            plain
        };
        let stems: Vec<String> = words.iter().map(|it| stem(it)).collect();
        assert!(stems.iter().all(|it| *it == stems[0]), "{primary}: {words:?} are found under {stems:?}");
    }

    #[test]
    fn words_are_found_in_any_form() {
        same("en", &["lamp", "lamps"]);
        same("en", &["measure", "measures", "measured", "measuring"]);
        same("en", &["study", "studies", "studied", "studying"]);
        same("en", &["run", "runs", "running"]);
        same("en", &["class", "classes"]);
        same("en", &["movie", "movies"]);
        same("en", &["lens", "lenses"]);
        same("en", &["use", "uses", "used", "using"]);
        same("en", &["colour", "colors", "coloured"]);
        same("en", &["organise", "organized", "organizing"]);
        same("fr", &["cheval", "chevaux"]);
        same("fr", &["lumière", "lumières"]);
        same("fr", &["mesurer", "mesurée", "mesurait", "mesurent"]);
        same("fr", &["finir", "finissait", "finissant"]);
        same("fr", &["heureux", "heureuse", "heureuses"]);
        same("de", &["Haus", "Hauses", "Häuser", "Häusern"]);
        same("de", &["leuchten", "leuchtet", "leuchtete"]);
        same("de", &["Leserin", "Leserinnen"]);
        same("es", &["luz", "luces"]);
        same("es", &["ciudad", "ciudades"]);
        same("es", &["pagar", "pagué", "pagando"]);
        same("pt", &["nação", "nações"]);
        same("pt", &["jornal", "jornais"]);
        same("pt", &["farol", "faróis"]);
        same("it", &["lago", "laghi"]);
        same("it", &["lettera", "lettere"]);
        same("it", &["amica", "amiche", "amici"]);
        same("nl", &["brief", "brieven"]);
        same("nl", &["boom", "bomen"]);
        same("nl", &["mogelijkheid", "mogelijkheden"]);
        same("pl", &["latarnia", "latarni", "latarnię", "latarniami"]);
        same("pl", &["list", "listy", "listów", "listach"]);
        same("ar", &["كتاب", "الكتاب", "والكتاب"]);
        same("ar", &["مكتبة", "المكتبات"]);
    }

    #[test]
    fn what_is_not_the_same_word_stays_apart() {
        let stem = |word: &str| {
            let mut word = word.to_owned();
            Stemmer::of("en").stem(&mut word);
            word
        };
        for (one, other) in
            [("news", "new"), ("string", "str"), ("this", "thi"), ("evening", "even"), ("need", "ne"), ("9.2s", "9.2")]
        {
            assert_ne!(stem(one), stem(other), "{one} and {other}");
        }
    }

    #[test]
    fn a_language_that_we_do_not_know_keeps_its_words() {
        let mut word = "talojen".to_owned();
        Stemmer::of("fi").stem(&mut word);
        assert_eq!(word, "talojen");
    }
}
