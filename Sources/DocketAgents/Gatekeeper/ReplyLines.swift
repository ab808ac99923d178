/// A reply by its lines, as Markdown counts them, with the number of words up to each.
struct ReplyLines {
    let text: String
    /// Where lines begin, in bytes; after the last one, the end.
    private var starts: [Int] = [0]
    /// Words before each line, and in all.
    private var wordsBefore: [Int] = [0]

    init(_ text: String) {
        var text = text
        text.makeContiguousUTF8()
        var count = 0
        var wide = 0
        var isInWord = false
        var (index, end) = (0, text.utf8.count)
        var starts = [0]
        var words = [0]
        text.withUTF8 { bytes in
            end = bytes.count
            while index < end {
                let byte = bytes[index]
                index += 1
                let isLetter = byte >= 0x80 || byte.isLetterOrDigit
                if isLetter, !isInWord { count += 1 }
                // Texts without blanks between words: two characters of three bytes pass for a word.
                if (0xE3...0xED).contains(byte) { wide += 1 }
                isInWord = isLetter
                guard byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") else { continue }
                if byte == UInt8(ascii: "\r"), index < end, bytes[index] == UInt8(ascii: "\n") { index += 1 }
                starts.append(index)
                words.append(count + wide / 2)
            }
        }
        if starts.last != end {
            starts.append(end)
            words.append(count + wide / 2)
        }
        (self.text, self.starts, wordsBefore) = (text, starts, words)
    }

    var count: Int { starts.count - 1 }

    /// Words on lines that are counted from 1.
    func words(on lines: ClosedRange<Int>) -> Int {
        guard lines.lowerBound >= 1, lines.lowerBound <= count else { return 0 }
        return wordsBefore[min(lines.upperBound, count)] - wordsBefore[lines.lowerBound - 1]
    }

    /// Words of the whole reply.
    var words: Int { wordsBefore[count] }

    /// The text of a range of lines, counted from 1.
    func text(on lines: ClosedRange<Int>) -> Substring {
        guard lines.lowerBound >= 1, lines.lowerBound <= count else { return "" }
        let utf8 = text.utf8
        let start = utf8.index(utf8.startIndex, offsetBy: starts[lines.lowerBound - 1])
        let end = utf8.index(utf8.startIndex, offsetBy: starts[min(lines.upperBound, count)])
        return text[start..<end]
    }
}

extension UInt8 {
    fileprivate var isLetterOrDigit: Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20)
            || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self)
    }
}
