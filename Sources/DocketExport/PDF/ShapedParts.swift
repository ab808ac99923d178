/// Parts of running text as the counting of pages has set them, for the drawing, which sets the same ones in the same
/// order: setting them is most of the time that a document takes.
final class ShapedParts {
    private struct Entry {
        let part: [ExportRun]
        let width: Double
        let text: ShapedText
    }

    private var entries: [Int: Entry] = [:]
    private var count = 0
    private var isDrawing = false
    /// Bytes of text that are still kept: pango takes some thirty times as much.
    private var room = 1 << 20

    /// The next part's lines.
    func text(of part: [ExportRun], width: Double, set: () -> ShapedText) -> ShapedText {
        defer { count += 1 }
        if isDrawing {
            let known = entries.removeValue(forKey: count)
            if let known, known.width == width, known.part == part { return known.text }
            return set()
        }
        let text = set()
        room -= part.reduce(0) { $0 + $1.text.utf8.count }
        if room >= 0 { entries[count] = Entry(part: part, width: width, text: text) }
        return text
    }

    /// Goes back to the first part.
    func rewind() {
        count = 0
        isDrawing = true
    }
}
