//! What a part of code is, as far as a calm page shows it. Grammars know hundreds of scopes; here are a dozen kinds.

use std::collections::HashMap;
use std::sync::LazyLock;

use syntect::parsing::Scope;

/// What a part of code is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(in crate::markdown) enum Token {
    /// Nothing in particular.
    Plain,
    /// A comment.
    Comment,
    /// A string or a character.
    Text,
    /// A number, or a constant of the language.
    Constant,
    /// A word of the language.
    Keyword,
    /// The name of a function.
    Function,
    /// The name of a type.
    Type,
    /// The name of a variable or a parameter.
    Variable,
    /// An operator.
    Operator,
    /// A bracket, a comma.
    Punctuation,
    /// A tag, an attribute, an annotation, a key.
    Attribute,
    /// Something added, in a diff.
    Inserted,
    /// Something removed, in a diff.
    Deleted,
    /// A heading, in a text.
    Heading,
}

pub(super) const TOKENS: [Token; 14] = [
    Token::Plain,
    Token::Comment,
    Token::Text,
    Token::Constant,
    Token::Keyword,
    Token::Function,
    Token::Type,
    Token::Variable,
    Token::Operator,
    Token::Punctuation,
    Token::Attribute,
    Token::Inserted,
    Token::Deleted,
    Token::Heading,
];

impl Token {
    /// The class that style sheets know it by; none for what is plain.
    pub(in crate::markdown) fn class(self) -> Option<&'static str> {
        Some(match self {
            Token::Plain => return None,
            Token::Comment => "z-c",
            Token::Text => "z-s",
            Token::Constant => "z-n",
            Token::Keyword => "z-k",
            Token::Function => "z-f",
            Token::Type => "z-t",
            Token::Variable => "z-v",
            Token::Operator => "z-o",
            Token::Punctuation => "z-p",
            Token::Attribute => "z-a",
            Token::Inserted => "z-i",
            Token::Deleted => "z-d",
            Token::Heading => "z-h",
        })
    }
}

/// The prefixes of scopes that decide, the more special first. Where a scope is in none, the scope around it is asked.
static RULES: LazyLock<Vec<(Scope, Token)>> = LazyLock::new(|| {
    let rule = |(scope, token)| (Scope::new(scope).expect("a scope of ours is well-formed"), token);
    [
        ("comment", Token::Comment),
        ("punctuation.definition.comment", Token::Comment),
        ("punctuation.definition.string", Token::Text),
        ("string", Token::Text),
        ("meta.interpolation", Token::Plain),
        ("meta.template.expression", Token::Plain),
        ("constant", Token::Constant),
        ("support.constant", Token::Constant),
        ("keyword.operator", Token::Operator),
        ("keyword", Token::Keyword),
        ("storage.type.function", Token::Keyword),
        ("storage", Token::Keyword),
        ("variable.language", Token::Keyword),
        ("entity.name.function", Token::Function),
        ("support.function", Token::Function),
        ("variable.function", Token::Function),
        ("variable.annotation", Token::Attribute),
        ("meta.annotation", Token::Attribute),
        ("entity.name.tag", Token::Attribute),
        ("entity.other.attribute-name", Token::Attribute),
        ("meta.mapping.key", Token::Attribute),
        ("entity.name.type", Token::Type),
        ("entity.name.class", Token::Type),
        ("entity.name.struct", Token::Type),
        ("entity.name.enum", Token::Type),
        ("entity.name.trait", Token::Type),
        ("entity.name.namespace", Token::Type),
        ("entity.other.inherited-class", Token::Type),
        ("support.type", Token::Type),
        ("support.class", Token::Type),
        ("variable", Token::Variable),
        ("markup.inserted", Token::Inserted),
        ("markup.deleted", Token::Deleted),
        ("markup.heading", Token::Heading),
        ("markup.bold", Token::Heading),
        ("punctuation.definition.variable", Token::Variable),
        ("punctuation", Token::Punctuation),
    ]
    .map(rule)
    .into()
});

/// Which kinds scopes decide for, looked up once each.
#[derive(Debug, Default)]
pub(super) struct Kinds(HashMap<Scope, Option<Token>>);

impl Kinds {
    /// What the innermost of `scopes` that says anything says.
    pub(super) fn decided(&mut self, scopes: &[Scope]) -> Token {
        scopes.iter().rev().find_map(|it| self.of(*it)).unwrap_or(Token::Plain)
    }

    fn of(&mut self, scope: Scope) -> Option<Token> {
        let ruled = || RULES.iter().find(|(prefix, _)| prefix.is_prefix_of(scope)).map(|(_, token)| *token);
        *self.0.entry(scope).or_insert_with(ruled)
    }
}
