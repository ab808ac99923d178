internal import CCmarkGFM
internal import Synchronization

/// Which of GFM's additions to CommonMark a text is parsed with.
struct CmarkExtensions: OptionSet {
    let rawValue: UInt8

    static let table = Self(rawValue: 1 << 0)
    static let strikethrough = Self(rawValue: 1 << 1)
    static let autolink = Self(rawValue: 1 << 2)
    static let tasklist = Self(rawValue: 1 << 3)

    static let all: Self = [.table, .strikethrough, .autolink, .tasklist]

    /// The extensions that make characters of a text special while its inlines are parsed. cmark-gfm keeps those
    /// characters in a table of the whole process, so parsers that use them must not finish at the same time.
    static let shareInlineState: Self = [.strikethrough, .autolink]

    func attach(to parser: OpaquePointer) {
        // The registration in C is not safe to run twice at once; a lazy static runs once.
        _ = Self.registration
        for (member, name) in Self.names where contains(member) {
            if let found = cmark_find_syntax_extension(name) {
                cmark_parser_attach_syntax_extension(parser, found)
            }
        }
    }

    /// Runs `finish` alone among the parsers that share the inline state; others do not wait.
    func guardingInlineState(_ finish: () -> Void) {
        if isDisjoint(with: Self.shareInlineState) {
            finish()
        } else {
            Self.inlineState.withLock { _ in finish() }
        }
    }

    private static let registration: Void = cmark_gfm_core_extensions_ensure_registered()
    private static let inlineState = Mutex(())

    private static let names: [(Self, String)] = [
        (.table, "table"), (.strikethrough, "strikethrough"), (.autolink, "autolink"), (.tasklist, "tasklist"),
    ]
}
