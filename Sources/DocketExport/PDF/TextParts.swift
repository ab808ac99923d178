/// Running text in parts that can be set one after the other.
///
/// pango takes a text as a whole, counts its widths in 32 bits, and needs the square of the time for stretches without
/// a place to break. Parts end at a line break or a space where there is one, and within a stretch that nothing else
/// breaks.
struct TextParts: Sequence, IteratorProtocol {
    private var runs: ArraySlice<ExportRun>
    /// What is left of the first of `runs`.
    private var rest: Substring.UnicodeScalarView

    /// In scalars: a part ends at the first place for it after so many.
    private static let comfortable = 4000
    private static let longestStretch = 200
    /// No mark is taken from its letter, unless there are more than any letter has (Unicode, Annex 15, 13). Each is placed
    /// by all before it.
    private static let mostMarks = 30

    init(_ runs: [ExportRun]) {
        self.runs = runs[...]
        rest = Self.scalars(of: runs.first)
    }

    private static func scalars(of run: ExportRun?) -> Substring.UnicodeScalarView {
        (run?.shownText ?? "")[...].unicodeScalars
    }

    /// The next part, at least one run of it; nil after the last.
    mutating func next() -> [ExportRun]? {
        guard !runs.isEmpty else { return nil }
        var part: [ExportRun] = []
        var length = 0
        var stretch = 0
        var marks = 0
        while let run = runs.first {
            var index = rest.startIndex
            while index < rest.endIndex {
                let scalar = rest[index]
                if length >= Self.comfortable, scalar == "\n" {
                    part.append(piece(of: run, to: index))
                    rest = rest[rest.index(after: index)...]
                    return part
                }
                let joins = Self.joins(scalar)
                if joins ? marks >= Self.mostMarks : stretch >= Self.longestStretch {
                    part.append(piece(of: run, to: index))
                    return part
                }
                index = rest.index(after: index)
                length += 1
                marks = joins ? marks + 1 : 0
                stretch = Self.breaks(scalar) ? 0 : stretch + 1
                if length >= 4 * Self.comfortable, stretch == 0, index < rest.endIndex {
                    part.append(piece(of: run, to: index))
                    return part
                }
            }
            part.append(piece(of: run, to: index))
            runs.removeFirst()
            rest = Self.scalars(of: runs.first)
        }
        return part
    }

    private mutating func piece(of run: ExportRun, to end: String.Index) -> ExportRun {
        var piece = run
        piece.text = String(Substring(rest[..<end]))
        rest = rest[end...]
        return piece
    }

    /// Whether a line may be broken after a character: a space, an ideograph, or one of a script without spaces.
    private static func breaks(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A, 0x20, 0xE00...0xEFF, 0x1000...0x109F, 0x1780...0x17FF, 0x2000...0x200B, 0x2E80...0xA4CF,
            0xAC00...0xD7AF, 0xF900...0xFAFF, 0xFF00...0xFFEF, 0x1F000...0x1FAFF, 0x20000...0x3FFFF:
            true
        default: false
        }
    }

    /// Whether a character belongs to the one before it.
    private static func joins(_ scalar: Unicode.Scalar) -> Bool {
        // Nothing below the marks of Latin letters does.
        scalar.value >= 0x300 && (scalar.value == 0x200D || scalar.properties.isGraphemeExtend)
    }
}
