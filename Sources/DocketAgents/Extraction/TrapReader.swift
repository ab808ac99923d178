internal import DocketDomain

/// Finds what takes from statements that they are firm, and how far it reaches.
struct TrapReader: Sendable {
    private let index: PatternIndex<Mark>

    /// What a phrase does.
    private enum Mark: Sendable {
        case pseudo(Int)
        case terminator(Int)
        case forward(Int)
        case backward(Int)
        case sentence(Int)
    }

    private let traps: [ExtractionRules.Trap]

    init(
        _ rules: ExtractionRules, parser: inout PatternParser, compiler: inout PatternCompiler
    ) throws(DocketError) {
        traps = rules.traps
        var sought: [PatternIndex<Mark>.Sought] = []
        for (number, trap) in traps.enumerated() {
            let marks: [([String]?, Mark)] = [
                (trap.pseudo, .pseudo(number)), (trap.terminators, .terminator(number)),
                (trap.forward, .forward(number)), (trap.backward, .backward(number)),
                (trap.sentence, .sentence(number)),
            ]
            for (texts, mark) in marks {
                for text in texts ?? [] { sought.append(.init(pattern: try parser.parse(text), tag: mark)) }
            }
        }
        index = PatternIndex(sought, with: &compiler)
    }

    /// How far a trap reaches in a sentence.
    struct Scope {
        let reason: LeftOut.Reason
        let trigger: Range<Int>
        let words: Range<Int>
    }

    func scopes(_ sentence: Range<Int>, in matcher: inout PatternMatcher) -> [Scope] {
        let found = index.matches(in: &matcher).map { ($0.tag, $0.match.range) }
        guard !found.isEmpty else { return [] }
        let reach = matcher.isRunOn ? Self.reachWithoutMarks : nil
        var pseudo: [Int: [Range<Int>]] = [:]
        var terminators: [Int: [Range<Int>]] = [:]
        for (mark, range) in found {
            if case .pseudo(let trap) = mark { pseudo[trap, default: []].append(range) }
            if case .terminator(let trap) = mark { terminators[trap, default: []].append(range) }
        }
        return found.compactMap { mark, range in
            switch mark {
            case .pseudo, .terminator: return nil
            case .forward(let trap):
                guard !isPseudo(range, pseudo[trap]) else { return nil }
                var end = sentence.upperBound
                for other in terminators[trap] ?? [] where other.lowerBound >= range.upperBound {
                    end = min(end, other.lowerBound)
                }
                if let within = reach ?? traps[trap].within { end = min(end, range.upperBound + within) }
                return Scope(reason: traps[trap].kind, trigger: range, words: range.lowerBound..<end)
            case .backward(let trap):
                guard !isPseudo(range, pseudo[trap]) else { return nil }
                var start = sentence.lowerBound
                for other in terminators[trap] ?? [] where other.upperBound <= range.lowerBound {
                    start = max(start, other.upperBound)
                }
                if let within = reach ?? traps[trap].within { start = max(start, range.lowerBound - within) }
                return Scope(reason: traps[trap].kind, trigger: range, words: start..<range.upperBound)
            case .sentence(let trap):
                guard !isPseudo(range, pseudo[trap]) else { return nil }
                let words = reach.map { sentence.clamped(to: (range.lowerBound - $0)..<(range.upperBound + $0)) }
                return Scope(reason: traps[trap].kind, trigger: range, words: words ?? sentence)
            }
        }
    }

    /// Words that a trap reaches where no marks tell sentences apart.
    private static let reachWithoutMarks = 10

    private func isPseudo(_ range: Range<Int>, _ pseudo: [Range<Int>]?) -> Bool {
        pseudo?.contains { $0.overlaps(range) } ?? false
    }
}
