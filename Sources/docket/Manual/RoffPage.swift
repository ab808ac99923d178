/// A page in the language of man(7), part by part.
struct RoffPage {
    private(set) var text: String
    /// Whether a heading stands above: a paragraph begins there by itself.
    private var isBelowHeading = false

    /// - Parameters:
    ///   - date: A day, such as 2026-11-30.
    ///   - source: What the page comes with.
    init(title: String, section: Int, date: String, source: String, manual: String) {
        // A date is read by programs, and has nothing to escape.
        let fields = [RoffText(title).quoted, "\(section)", date, RoffText(source).quoted, RoffText(manual).quoted]
        text = ".TH \(fields.joined(separator: " "))\n"
    }

    mutating func section(_ title: String) {
        heading("SH", title)
    }

    mutating func subsection(_ title: String) {
        heading("SS", title)
    }

    mutating func paragraph(_ content: RoffText) {
        if !isBelowHeading { add([".PP"]) }
        add(content.lines())
    }

    /// Paragraphs that empty lines separate.
    mutating func paragraphs(_ prose: String) {
        for part in prose.split(separator: "\n\n") { paragraph(RoffText(prose: String(part))) }
    }

    /// A term, and indented below it what it is.
    mutating func item(_ term: RoffText, _ content: RoffText) {
        add([".TP", term.line] + content.lines())
    }

    /// Lines as they are typed.
    mutating func example(_ lines: [String]) {
        if !isBelowHeading { add([".PP"]) }
        add([".RS 4", ".nf"] + lines.map { RoffText.bold($0).line } + [".fi", ".RE"])
    }

    private mutating func heading(_ request: String, _ title: String) {
        add([".\(request) \(RoffText(title).quoted)"])
        isBelowHeading = true
    }

    private mutating func add(_ lines: [String]) {
        text += lines.joined(separator: "\n") + "\n"
        isBelowHeading = false
    }
}
