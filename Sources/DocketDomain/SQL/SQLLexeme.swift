/// A piece of a text in SQL.
package struct SQLLexeme: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
        case blank
        case comment
        case string
        /// A name in `"…"`, `` `…` `` or `[…]`.
        case quotedName
        case number
        /// A keyword or an unquoted name; of a qualified one, each part.
        case word
        /// What stands for a value.
        case parameter
        /// One byte of anything else.
        case mark
    }

    package let kind: Kind
    /// Its bytes in the text.
    package let range: Range<Int>
}
