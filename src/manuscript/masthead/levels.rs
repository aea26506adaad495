//! `[check]` in the masthead: what each rule weighs, everywhere and below a path.

use std::collections::BTreeMap;

use crate::diagnostic::{Level, Levels, Reported, Rule};
use crate::manuscript::front_matter::Fields;

/// Reads `leftover = "error"`, and `"content/01-first-light" = { leftover = "off" }`.
pub(super) fn read(fields: &mut Fields<'_>) -> Result<Levels, Reported> {
    let everywhere = rules(fields);
    let below = fields.named_tables(Rule::NAMES, rules);
    for (path, range) in fields.take_keys(|it| it.contains(['/', '.'])) {
        let help = format!("write `\"{path}\" = {{ {} = \"off\" }}`", Rule::Leftover.name());
        fields.fault(range, "a path is given rules, not a level", help);
    }
    Ok(Levels { everywhere: everywhere?, below: below?.into_iter().collect() })
}

fn rules(fields: &mut Fields<'_>) -> Result<BTreeMap<Rule, Level>, Reported> {
    let mut levels = BTreeMap::new();
    for rule in Rule::ALL {
        if let Some(flag) = fields.lone_flag(rule.name()) {
            let (meant, others) =
                if flag.value { ("warn", "`\"error\"`") } else { ("off", "`\"warn\"` or `\"error\"`") };
            let help = format!("write `{} = \"{meant}\"`, or {others}", rule.name());
            return Err(fields.fault(flag.span.range(), format!("no level is called `{}`", flag.value), help));
        }
        let Some(word) = fields.line(rule.name())? else { continue };
        let level = Level::parse(&word.value).ok_or_else(|| {
            let help = format!("write `{} = \"error\"`, `\"warn\"` or `\"off\"`", rule.name());
            fields.fault(word.span.range(), format!("no level is called `{}`", word.value), help)
        })?;
        levels.insert(*rule, level);
    }
    Ok(levels)
}
