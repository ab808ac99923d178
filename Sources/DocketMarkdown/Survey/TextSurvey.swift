/// What can be said of a text before it is parsed: whether parsing it is of use, and whether it is safe.
///
/// cmark-gfm 0.29 takes time in proportion to the square of some texts: containers that stay open over many lines,
/// long paragraphs that look like the start of tables, rows of many cells, addresses that end in parentheses. It also
/// fills short rows up with cells, and makes a node of every mark. What is called affordable here costs at most about
/// half a second and a hundred megabytes.
struct TextSurvey {
    /// The longest text that is parsed, in bytes.
    static let maximumBytes = 4 << 20

    private let text: UnsafeBufferPointer<UInt8>
    /// Whether the text may be given to cmark at all.
    let canBeParsed: Bool
    /// Whether a line may be a table's delimiter row. False is certain, true is not.
    let mayHaveTable: Bool

    /// `text` must outlive the survey.
    init(of text: UnsafeBufferPointer<UInt8>) {
        self.text = text
        var containers = ContainerCost()
        var nodes = NodeCost()
        var hasDelimiterRow = false
        if text.count <= Self.maximumBytes {
            for line in SourceLines(text) {
                let shape = LineShape(of: line)
                containers.add(shape)
                nodes.add(line, shape)
                guard containers.isAffordable, nodes.isAffordable else { break }
                hasDelimiterRow = hasDelimiterRow || shape.mayBeDelimiterRow
            }
        }
        canBeParsed = text.count <= Self.maximumBytes && containers.isAffordable && nodes.isAffordable
        mayHaveTable = hasDelimiterRow
    }

    /// Whether the text may have a table, of Markdown or of HTML, or a fenced block of code. False is certain, true is
    /// not.
    var mayHaveFindings: Bool {
        mayHaveTable || has("table", after: UInt8(ascii: "<")) || has("``", after: UInt8(ascii: "`"))
            || has("~~", after: UInt8(ascii: "~"))
    }

    /// What the text is read with: GFM's extensions, without those that can make no difference to it or that it
    /// would make too expensive.
    var extensions: CmarkExtensions {
        var extensions: CmarkExtensions = [.tasklist]
        if mayHaveTable && TableCost(of: text).isAffordable { extensions.insert(.table) }
        if text.firstIndex(of: UInt8(ascii: "~"), from: 0) != nil { extensions.insert(.strikethrough) }
        if mayHaveLink && LinkCost(of: text).isAffordable { extensions.insert(.autolink) }
        return extensions
    }

    /// Addresses are found by `://`, by `www.` or, those of mail, by `@`.
    private var mayHaveLink: Bool {
        text.firstIndex(of: UInt8(ascii: "@"), from: 0) != nil || has("//", after: UInt8(ascii: ":"))
            || has("ww.", after: UInt8(ascii: "w"))
    }

    /// Letters count in either case; of other characters some pass for each other.
    private func has(_ rest: StaticString, after first: UInt8) -> Bool {
        var searched = 0
        while let found = text.firstIndex(of: first, from: searched) {
            let following = text[(found + 1)...].prefix(rest.utf8CodeUnitCount)
            let wanted = UnsafeBufferPointer(start: rest.utf8Start, count: rest.utf8CodeUnitCount)
            if following.elementsEqual(wanted, by: { $0 | 0x20 == $1 }) { return true }
            searched = found + 1
        }
        return false
    }
}
