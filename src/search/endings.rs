//! What words end in, language by language. `ies/i/2` says: where a word ends in *ies* and two letters or more stand
//! before that, *i* takes its place. Of each step the first rule that fits is followed; one that puts back what it
//! takes protects a word. `^` stands before what a word begins with.
//!
//! The endings of nouns and adjectives and the commonest ones of verbs are taken away, no more: who searches for
//! *measures* finds *measured*, but is not shown *measurement*. Letters have been made plain before.

/// The steps for a language by its primary tag; none where words do not change, or where we do not know how.
pub(super) fn steps(primary: &str) -> &'static [&'static str] {
    match primary {
        "ar" => ARABIC,
        "de" => GERMAN,
        "en" => ENGLISH,
        "es" => SPANISH,
        "fr" => FRENCH,
        "it" => ITALIAN,
        "nl" => DUTCH,
        "pl" => POLISH,
        "pt" => PORTUGUESE,
        _ => &[],
    }
}

/// English: plurals, what verbs end in, `y` beside `ie`, doubled letters, and the two spellings of
/// *colour* and *organise*.
const ENGLISH: &[&str] = &[
    "news/news/0 lens/lens/0 sses/ss/0 ies/i/2 xes/x/2 ches/ch/2 shes/sh/2 ss/ss/0 us/us/0 is/is/0 s//3",
    "thing/thing/0 string/string/0 spring/spring/0 during/during/0 morning/morning/0 evening/evening/0 \
     embed/embed/0 eed/eed/0 using/use/0 used/use/0 ying/y/2 ied/i/2 ing//3 ed//3 ness//3",
    "ie/i/2 ee/ee/0 e//3 y/i/2",
    "bb/b/2 dd/d/2 ff/f/2 gg/g/2 ll/l/2 mm/m/2 nn/n/2 pp/p/2 rr/r/2 ss/s/2 tt/t/2 zz/z/2 our/or/3 iz/is/3",
];

/// French: plurals, feminines, the commonest endings of verbs.
const FRENCH: &[&str] = &[
    "travaux/travail/0 eaux/eau/1 aux/al/2 eux/eux/0 oux/ou/2 ss/ss/0 s//3",
    "euse/eux/3 ive/if/3 elle/el/3 enne/en/3 ere/er/3 ette/et/3 trice/teur/3",
    "eraient//3 eront//3 erait//3 erai//3 erez//3 era//3 aient//3 issant/i/3 issent/i/3 issait/i/3 ant//3 \
     ait//3 ai//3 ee//3 ent//4 ez//3 er//3 ir/i/3 e//3",
    "ll/l/2 mm/m/2 nn/n/2 pp/p/2 rr/r/2 ss/s/2 tt/t/2",
];

/// German: cases, plurals, the commonest endings of verbs. Umlauts are plain letters here.
const GERMAN: &[&str] = &[
    "innen/in/3 ern//3 em//3 en//3 er//3 es//3 e//3 bs/b/2 ds/d/2 fs/f/2 gs/g/2 ks/k/2 ls/l/2 ms/m/2 ns/n/3 \
     rs/r/3 ts/t/2",
    "end//4 et//3 st//3",
    "bb/b/2 dd/d/2 ff/f/2 gg/g/2 ll/l/2 mm/m/2 nn/n/2 pp/p/2 rr/r/2 ss/s/2 tt/t/2",
];

/// Spanish: plurals, genders, the commonest endings of verbs.
const SPANISH: &[&str] = &[
    "ces/z/2 es//3 s//3",
    "mente//4 iendo//3 yendo//3 ieron//3 ando//3 aban//3 aron//3 ado//3 ada//3 ido//3 ida//3 aba//3 ar//3 \
     er//3 ir//3 an//3 en//3 io//3 ia//3 ie//3 a//3 e//3 o//3",
    "qu/c/2 gu/g/2",
];

/// Portuguese: plurals, genders, the commonest endings of verbs.
const PORTUGUESE: &[&str] = &[
    "oes/ao/2 aes/ao/2 ais/al/2 eis/el/2 ois/ol/2 ns/m/2 res/r/3 zes/z/2 ss/ss/0 s//3",
    "mente//4 ando//3 endo//3 indo//3 avam//3 aram//3 eram//3 ado//3 ada//3 ido//3 ida//3 ava//3 ar//3 er//3 \
     ir//3 am//3 em//3 ao/a/2 io//3 ia//3 a//3 e//3 o//3",
];

/// Italian: plurals, genders, the commonest endings of verbs.
const ITALIAN: &[&str] = &[
    "mente//4 avano//3 evano//3 ando//3 endo//3 ato//3 ata//3 ati//3 ate//3 uto//3 uta//3 uti//3 ute//3 \
     ito//3 ita//3 iti//3 ite//3 are//3 ire//3 ava//3 chi/c/2 che/c/2 ghi/g/2 ghe/g/2 ii//2 io//2 \
     ia//2 ie//2 a//2 e//2 i//2 o//2",
    "bb/b/2 cc/c/2 dd/d/2 ff/f/2 gg/g/2 ll/l/2 mm/m/2 nn/n/2 pp/p/2 rr/r/2 ss/s/2 tt/t/2 vv/v/2 zz/z/2",
];

/// Dutch: plurals and diminutives; *brieven* and *brief*, *bomen* and *boom*.
const DUTCH: &[&str] = &[
    "heden/heid/3 tjes//3 tje//3 jes//3 je//3 eren/er/3 en//3 ers/er/3 ls/l/2 ms/m/2 ns/n/2 rs/r/2 e//3",
    "v/f/2 z/s/2",
    "bb/b/2 dd/d/2 ff/f/2 gg/g/2 kk/k/2 ll/l/2 mm/m/2 nn/n/2 pp/p/2 rr/r/2 ss/s/2 tt/t/2 aab/ab/1 aad/ad/1 \
     aaf/af/1 aag/ag/1 aak/ak/1 aal/al/1 aam/am/1 aan/an/1 aap/ap/1 aar/ar/1 aas/as/1 aat/at/1 eeb/eb/1 \
     eed/ed/1 eef/ef/1 eeg/eg/1 eek/ek/1 eel/el/1 eem/em/1 een/en/1 eep/ep/1 eer/er/1 ees/es/1 eet/et/1 \
     oob/ob/1 ood/od/1 oof/of/1 oog/og/1 ook/ok/1 ool/ol/1 oom/om/1 oon/on/1 oop/op/1 oor/or/1 oos/os/1 \
     oot/ot/1 uub/ub/1 uud/ud/1 uuf/uf/1 uug/ug/1 uuk/uk/1 uul/ul/1 uum/um/1 uun/un/1 uup/up/1 uur/ur/1 \
     uus/us/1 uut/ut/1",
];

/// Polish: cases, and the commonest endings of verbs.
const POLISH: &[&str] =
    &["owac//3 owal//3 ujacy//3 iami//3 iach//3 ami//3 ach//3 ego//3 emu//3 owie//3 owi//3 iem//3 iej//3 ych//3 \
     ich//3 ymi//3 imi//3 ali//3 aly//3 ala//3 alo//3 ili//3 ily//3 ila//3 ilo//3 asz//3 esz//3 isz//3 om//3 \
     ow//3 em//3 ej//3 ym//3 im//3 al//3 il//3 ac//3 ec//3 ic//3 yc//3 ie//2 ia//2 iu//2 a//2 e//2 i//2 o//2 \
     u//2 y//2"];

/// Arabic: the article with what is written together with it, and the commonest suffixes.
const ARABIC: &[&str] = &[
    "^وال//2 ^بال//2 ^كال//2 ^فال//2 ^ال//2 ^لل//2 ^و//3",
    "ها//2 ان//2 ات//2 ون//2 ين//2 يه//2 هم//2 نا//2 كم//2 ه//2 ي//2",
];
