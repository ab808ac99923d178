extension CodeLanguage {
    static let all = [
        sql, json, yaml, bash, python, javascript, swift, html, c, cpp, java, go, rust,
    ]

    package static let sql = CodeLanguage(
        "sql", also: ["sqlite", "postgres", "postgresql", "mysql", "tsql", "plsql", "snowflake", "bigquery"],
        keywords: """
            add all alter analyze and any array as asc begin between by case cast check collate column commit constraint \
            create cross current current_date current_timestamp database default delete desc distinct drop else end \
            escape except exists explain false fetch filter first following for foreign from full function glob grant \
            group having if ilike in index inner insert intersect interval into is isnull join key last lateral left \
            like limit materialized merge natural not notnull null nulls of offset on only or order outer over \
            partition preceding primary procedure qualify range recursive references replace returning revoke right \
            rollback row rows schema select set similar table temp temporary then to top trigger true truncate \
            unbounded union unique update upsert using values view when where window with within bigint bool boolean \
            char date decimal double float int integer numeric real smallint text time timestamp varchar
            """,
        quotes: [], traits: [.ignoresCase, .isSQL])

    package static let json = CodeLanguage(
        "json", also: ["jsonc", "json5", "jsonl", "ndjson", "geojson"], keywords: "true false null",
        lineComments: ["//"],
        quotes: [Quote("\""), Quote("/*", "*/", kind: .comment, escapes: false, lines: true)],
        traits: .hasQuotedKeys)

    static let yaml = CodeLanguage(
        "yaml", also: ["yml"], keywords: "true false null yes no on off", lineComments: ["#"],
        quotes: [Quote("\""), Quote("'", escapes: false)], traits: [.hasLineKeys, .commentsStandAlone])

    static let bash = CodeLanguage(
        "bash", also: ["sh", "shell", "zsh", "console", "dockerfile", "makefile"],
        keywords: """
            if then else elif fi for while until do done case esac in function return local export readonly declare \
            set unset shift exit break continue trap source eval exec select time
            """,
        lineComments: ["#"], quotes: [Quote("\"", lines: true), Quote("'", escapes: false, lines: true), Quote("`")],
        traits: [.hasVariables, .commentsStandAlone])

    static let python = CodeLanguage(
        "python", also: ["py", "python3", "ipython"],
        keywords: """
            False None True and as assert async await break case class continue def del elif else except finally for \
            from global if import in is lambda match nonlocal not or pass raise return self try while with yield
            """,
        lineComments: ["#"],
        quotes: [
            Quote("\"\"\"", lines: true), Quote("'''", lines: true), Quote("\""), Quote("'"),
        ],
        traits: .hasAttributes)

    static let javascript = CodeLanguage(
        "javascript", also: ["js", "jsx", "mjs", "typescript", "ts", "tsx", "node"],
        keywords: """
            abstract any as async await boolean break case catch class const continue debugger declare default delete \
            do else enum export extends false finally for from function get if implements import in instanceof \
            interface keyof let namespace never new null number object of private protected public readonly return \
            satisfies set static string super switch this throw true try type typeof undefined unknown var void while \
            with yield
            """,
        lineComments: ["//"], quotes: [blockComment, Quote("`", lines: true), Quote("\""), Quote("'")],
        traits: .hasAttributes)

    static let swift = CodeLanguage(
        "swift",
        keywords: """
            actor any as associatedtype async await break borrowing case catch class consume consuming continue \
            default defer deinit do else enum extension fallthrough false fileprivate final for func guard if import \
            in indirect init inout internal is isolated lazy let macro mutating nil nonisolated open operator override \
            package private protocol public repeat required rethrows return self Self sending some static struct \
            subscript super switch throw throws true try typealias unowned var weak where while
            """,
        lineComments: ["//"], quotes: [blockComment, Quote("\"\"\"", lines: true), Quote("\"")],
        traits: .hasAttributes)

    static let html = CodeLanguage(
        "html", also: ["xml", "svg", "xhtml", "vue", "plist"], keywords: "", lineComments: [],
        quotes: [
            Quote("<!--", "-->", kind: .comment, escapes: false, lines: true), Quote("\"", escapes: false, lines: true),
            Quote("'", escapes: false, lines: true),
        ],
        traits: .hasTags)

    static let c = CodeLanguage(
        "c", also: ["h"],
        keywords: """
            auto break case char const continue default do double else enum extern float for goto if inline int long \
            register restrict return short signed sizeof static struct switch typedef union unsigned void volatile \
            while bool true false NULL nullptr
            """,
        lineComments: ["//"], quotes: [blockComment, Quote("\""), Quote("'")])

    static let cpp = CodeLanguage(
        "c++", also: ["cpp", "cc", "cxx", "hpp", "csharp", "cs", "c#", "objective-c", "objc"],
        keywords: """
            alignas auto bool break case catch char class co_await co_return co_yield concept const constexpr consteval \
            continue decltype default delete do double else enum explicit export extern false final float for friend \
            goto if inline int long mutable namespace new noexcept nullptr operator override private protected public \
            requires return short signed sizeof static static_assert struct switch template this throw true try \
            typedef typename union unsigned using var virtual void volatile while foreach in out ref string
            """,
        lineComments: ["//"], quotes: [blockComment, Quote("\""), Quote("'")])

    static let java = CodeLanguage(
        "java", also: ["kotlin", "kt", "scala", "groovy"],
        keywords: """
            abstract assert boolean break byte case catch char class const continue data default def do double else \
            enum extends false final finally float for fun if implements import in instanceof int interface is lateinit \
            long native new null object open override package private protected public record return sealed short \
            static strictfp super suspend switch synchronized this throw throws transient true try typealias val var \
            void volatile when while yield
            """,
        lineComments: ["//"], quotes: [blockComment, Quote("\"\"\"", lines: true), Quote("\""), Quote("'")],
        traits: .hasAttributes)

    static let go = CodeLanguage(
        "go", also: ["golang"],
        keywords: """
            break case chan const continue default defer else fallthrough false for func go goto if import interface \
            iota map nil package range return select struct switch true type var bool byte error float64 int int64 \
            rune string uint uint64
            """,
        lineComments: ["//"],
        quotes: [blockComment, Quote("`", escapes: false, lines: true), Quote("\""), Quote("'")])

    static let rust = CodeLanguage(
        "rust", also: ["rs"],
        keywords: """
            as async await break const continue crate dyn else enum extern false fn for if impl in let loop match mod \
            move mut pub ref return self Self static struct super trait true type unsafe use where while bool char f32 \
            f64 i32 i64 str u8 u32 u64 usize
            """,
        lineComments: ["//"], quotes: [blockComment, Quote("\"", lines: true)])

    private static let blockComment = Quote("/*", "*/", kind: .comment, escapes: false, lines: true)
}
