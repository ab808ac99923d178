import DocketDomain

/// What becomes of a text when another one takes its place: what stays, and each change, in the order of both.
struct TextChange: Hashable {
    /// A part of both texts.
    struct Part: Hashable {
        /// Empty where something is only added.
        let old: Substring
        /// Empty where something is only taken away.
        let new: Substring
        /// The number of the change, from 0; nothing where the part stays.
        let change: Int?

        /// Whether it stays, but is not what it seems, so that a person has to see it.
        var isKept: Bool { change == nil || old.utf8.elementsEqual(new.utf8) }

        /// Whether only blanks or line breaks are others.
        var isOnlySpacing: Bool {
            !isKept && old.filter { !$0.isWhitespace }.utf8.elementsEqual(new.filter { !$0.isWhitespace }.utf8)
        }
    }

    private(set) var parts: [Part] = []
    private(set) var count = 0
    /// Whether no word stays, so that marking each one that changes would say nothing.
    let isWhole: Bool

    /// - Parameter findings: What in the new text is not what it seems: each is a change of its own where it stays.
    init(_ old: String, _ new: String, _ findings: [SuspiciousText.Finding] = []) {
        let difference = WordDifference(old, new)
        isWhole = !difference.hasCommonWords
        var runs = Self.runs(of: difference, old, new)
        Self.join(&runs, old, new)
        for run in runs {
            if run.isChanged {
                add(run.old, run.new, isMarked: true)
            } else {
                addKept(run, new, findings)
            }
        }
    }

    // MARK: Runs of words that stay or change

    private struct Run {
        var old: Substring
        var new: Substring
        let isChanged: Bool
    }

    private static func runs(of difference: WordDifference, _ old: String, _ new: String) -> [Run] {
        var runs: [Run] = []
        var left = difference.old[...]
        var right = difference.new[...]
        while !left.isEmpty || !right.isEmpty {
            let isChanged = (left.first?.isChanged ?? true) || (right.first?.isChanged ?? true)
            let oldPieces = left.prefix { $0.isChanged == isChanged }
            let newPieces = right.prefix { $0.isChanged == isChanged }
            // What stays is as long in both; a change may come in one of them before it does in the other.
            let count = isChanged ? nil : min(oldPieces.count, newPieces.count)
            let (goes, comes) = (oldPieces.prefix(count ?? oldPieces.count), newPieces.prefix(count ?? newPieces.count))
            left = left.dropFirst(goes.count)
            right = right.dropFirst(comes.count)
            runs.append(
                Run(
                    old: text(of: goes, in: old, before: left.first?.text),
                    new: text(of: comes, in: new, before: right.first?.text), isChanged: isChanged))
        }
        return runs
    }

    /// The text of pieces that follow each other; empty at its place where there are none.
    private static func text(
        of pieces: ArraySlice<WordDifference.Piece>, in text: String, before next: Substring?
    ) -> Substring {
        let end = next?.startIndex ?? text.endIndex
        return text[(pieces.first?.text.startIndex ?? end)..<end]
    }

    /// Changes with nothing but a blank, a sign or some letters of the same word between them are one.
    private static func join(_ runs: inout [Run], _ old: String, _ new: String) {
        var index = 1
        while index + 1 < runs.count {
            let kept = runs[index]
            let joins =
                !kept.isChanged && runs[index - 1].isChanged && kept.old.count < 4
                && (!kept.old.hasWord || kept.old.isInsideWord) && !kept.old.contains(where: \.isNewline)
            if joins {
                let (first, last) = (runs[index - 1], runs[index + 1])
                runs[index - 1].old = old[first.old.startIndex..<last.old.endIndex]
                runs[index - 1].new = new[first.new.startIndex..<last.new.endIndex]
                runs.removeSubrange(index...index + 1)
            } else {
                index += 1
            }
        }
    }

    // MARK: Parts

    private mutating func add(_ old: Substring, _ new: Substring, isMarked: Bool) {
        guard !old.isEmpty || !new.isEmpty else { return }
        parts.append(Part(old: old, new: new, change: isMarked ? count : nil))
        if isMarked { count += 1 }
    }

    /// What stays, cut where something in it is not what it seems.
    private mutating func addKept(_ run: Run, _ new: String, _ findings: [SuspiciousText.Finding]) {
        for (text, isSuspicious) in new.cut(run.new, by: findings) { add(text, text, isMarked: isSuspicious) }
    }
}

extension String {
    /// A piece of the text, cut where something suspicious begins or ends. Findings may begin inside of a character.
    func cut(_ piece: Substring, by findings: [SuspiciousText.Finding]) -> [(text: Substring, isSuspicious: Bool)] {
        let scalars = unicodeScalars
        var parts: [(text: Substring, isSuspicious: Bool)] = []
        var start = piece.startIndex
        for finding in findings where finding.range.upperBound > start && finding.range.lowerBound < piece.endIndex {
            let lower = max(finding.range.lowerBound, start)
            let upper = min(finding.range.upperBound, piece.endIndex)
            guard lower < upper else { continue }
            if lower > start { parts.append((Substring(scalars[start..<lower]), false)) }
            parts.append((Substring(scalars[lower..<upper]), true))
            start = upper
        }
        if start < piece.endIndex { parts.append((Substring(scalars[start..<piece.endIndex]), false)) }
        return parts
    }
}

extension Substring {
    /// Whether it is a piece of a word that is compared by its characters, without its beginning and its end.
    fileprivate var isInsideWord: Bool {
        guard let before = base[..<startIndex].last, let after = base[endIndex...].first else { return false }
        return before.isWordPiece && after.isWordPiece && allSatisfy(\.isWordPiece)
    }
}

extension Character {
    /// Whether it makes a word only with what stands beside it.
    fileprivate var isWordPiece: Bool { (isLetter || isNumber) && !standsAlone }
}
