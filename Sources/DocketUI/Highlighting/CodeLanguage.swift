/// What a language's code is told apart by: a table for a simple lexer, not a grammar.
package struct CodeLanguage: Hashable, Sendable {
    /// How a string is written.
    struct Quote: Hashable, Sendable {
        let open: [UInt8]
        let close: [UInt8]
        let kind: CodeKind
        /// Whether a backslash takes the end's meaning from it.
        let escapes: Bool
        /// Whether it may go on in the next line.
        let spansLines: Bool

        init(
            _ open: String, _ close: String? = nil, kind: CodeKind = .string, escapes: Bool = true, lines: Bool = false
        ) {
            self.open = Array(open.utf8)
            self.close = Array((close ?? open).utf8)
            self.kind = kind
            self.escapes = escapes
            spansLines = lines
        }
    }

    /// Ways of writing that only some languages have.
    struct Traits: OptionSet, Hashable, Sendable {
        let rawValue: Int

        /// Words mean the same in capitals.
        static let ignoresCase = Traits(rawValue: 1)
        /// It is taken apart by the lexer that all of docket has for SQL.
        static let isSQL = Traits(rawValue: 2)
        /// A string before a colon is a key.
        static let hasQuotedKeys = Traits(rawValue: 4)
        /// A line may begin with a key and a colon.
        static let hasLineKeys = Traits(rawValue: 8)
        /// `$name` and `${name}` are variables.
        static let hasVariables = Traits(rawValue: 16)
        /// Words count within `<…>` only.
        static let hasTags = Traits(rawValue: 32)
        /// A comment's mark counts only after a blank.
        static let commentsStandAlone = Traits(rawValue: 64)
        /// `@name` is an attribute or a decorator.
        static let hasAttributes = Traits(rawValue: 128)
    }

    /// What it is called in the interface.
    package let name: String
    /// Names after a code fence that mean it.
    let names: [String]
    let keywords: Set<String>
    /// Marks that make the rest of the line a comment.
    let lineComments: [[UInt8]]
    /// Longer opening marks before those that they begin with.
    let quotes: [Quote]
    let traits: Traits

    init(
        _ name: String, also names: [String] = [], keywords: String, lineComments: [String] = [],
        quotes: [Quote], traits: Traits = []
    ) {
        self.name = name
        self.names = [name] + names
        self.keywords = Set(keywords.split(separator: " ").map(String.init))
        self.lineComments = lineComments.map { Array($0.utf8) }
        self.quotes = quotes
        self.traits = traits
    }

    /// The language that a code fence names; nil for one that is not known.
    package init?(named name: String) {
        guard let language = Self.byName[name.lowercased()] else { return nil }
        self = language
    }

    private static let byName: [String: CodeLanguage] = {
        var table: [String: CodeLanguage] = [:]
        for language in all {
            for name in language.names { table[name] = language }
        }
        return table
    }()
}
