/// Tells where code stands in a Markdown text: fences, indented blocks and spans between backticks.
///
/// It knows as much of Markdown as is needed to leave tags in code alone.
struct CodeReader {
    private let text: [UInt8]
    /// The line that was looked at last.
    private var lineEnd = 0
    private var isAfterBlank = true
    private var isInList = false
    private var isIndented = false
    private var fence: (mark: UInt8, length: Int)?
    /// How far backticks have been counted, and where the last run of each length begins up to there.
    private var countedTo = 0
    private var lastRuns: [Int: Int] = [:]

    init(_ text: [UInt8]) {
        self.text = text
    }

    /// Where the code that begins at a place ends; nil where none begins. Places are asked for in order.
    mutating func end(at position: Int) -> Int? {
        if position >= lineEnd, position == 0 || text[position - 1] == UInt8(ascii: "\n") {
            lineEnd = text[position...].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? text.count
            if isCode(text[position..<lineEnd]) { return lineEnd }
        }
        return text[position] == UInt8(ascii: "`") ? endOfSpan(position) : nil
    }

    private mutating func isCode(_ line: ArraySlice<UInt8>) -> Bool {
        let blanks = line.prefix { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
        let content = line[blanks.endIndex...]
        if let fence {
            let marks = Self.run(in: content.drop { $0 == UInt8(ascii: ">") || $0 == UInt8(ascii: " ") })
            if marks.first == fence.mark, marks.count >= fence.length, line[marks.endIndex...].startsWithLineEnd {
                self.fence = nil
            }
            return true
        }
        if content.startsWithLineEnd {
            isAfterBlank = true
            return isIndented
        }
        let isIndentedEnough = blanks.count >= 4 || blanks.contains(UInt8(ascii: "\t"))
        isIndented = isIndentedEnough && !isInList && (isAfterBlank || isIndented)
        isAfterBlank = false
        guard !isIndented else { return true }
        let opening = Self.run(in: Self.withoutMarks(content))
        if opening.count >= 3, let mark = opening.first,
            mark == UInt8(ascii: "~") || !line[opening.endIndex...].contains(UInt8(ascii: "`"))
        {
            fence = (mark, opening.count)
            return true
        }
        if !isIndentedEnough { isInList = Self.withoutMarks(content).startIndex > content.startIndex }
        return false
    }

    /// A line after the marks of quotes and lists.
    private static func withoutMarks(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var rest = line
        while let first = rest.first {
            let number = rest.prefix(9).prefix { $0 &- UInt8(ascii: "0") < 10 }
            let mark = number.isEmpty ? rest.prefix(1) : rest.prefix(number.count + 1)
            let isMark =
                number.isEmpty
                ? ">-*+".utf8.contains(first) : mark.last == UInt8(ascii: ".") || mark.last == UInt8(ascii: ")")
            let after = rest.dropFirst(mark.count)
            guard isMark, first == UInt8(ascii: ">") || after.first == UInt8(ascii: " ") else { break }
            rest = after.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
        }
        return rest
    }

    private static func run(in line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        guard let mark = line.first, "`~".utf8.contains(mark) else { return line.prefix(0) }
        return line.prefix { $0 == mark }
    }

    // MARK: Spans

    /// A run of backticks that no other of its length follows in the paragraph begins nothing, and is skipped.
    private mutating func endOfSpan(_ start: Int) -> Int {
        if start >= countedTo { countRuns(from: start) }
        let length = runLength(at: start)
        guard let last = lastRuns[length], last > start else { return start + length }
        var index = start + length
        while index <= last {
            guard text[index] == UInt8(ascii: "`") else {
                index += 1
                continue
            }
            let run = runLength(at: index)
            index += run
            if run == length { break }
        }
        return index
    }

    /// Counts the runs up to the end of the paragraph.
    private mutating func countRuns(from start: Int) {
        lastRuns = [:]
        var index = start
        var isBlankLine = false
        while index < text.count {
            switch text[index] {
            case UInt8(ascii: "`"):
                let length = runLength(at: index)
                lastRuns[length] = index
                index += length
                isBlankLine = false
                continue
            case UInt8(ascii: "\n"):
                if isBlankLine {
                    countedTo = index
                    return
                }
                isBlankLine = true
            case 0...0x20: break
            default: isBlankLine = false
            }
            index += 1
        }
        countedTo = index
    }

    private func runLength(at start: Int) -> Int {
        text[start...].prefix { $0 == UInt8(ascii: "`") }.count
    }
}
