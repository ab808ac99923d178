package import DocketAgents
package import DocketDomain

/// How well proposals from notes agree with what the notes say.
package struct ExtractionScore: Sendable {
    /// Proposals and answers, of one field or of all.
    package struct Count: Hashable, Sendable, CustomStringConvertible {
        package fileprivate(set) var right = 0
        package fileprivate(set) var wrong = 0
        package fileprivate(set) var missed = 0

        /// The part of the proposals that are right.
        package var precision: Double { right + wrong == 0 ? 1 : Double(right) / Double(right + wrong) }
        /// The part of the answers that were proposed.
        package var recall: Double { right + missed == 0 ? 1 : Double(right) / Double(right + missed) }

        package var description: String {
            func rounded(_ part: Double) -> Double { (part * 1000).rounded() / 1000 }
            return "precision \(rounded(precision)) recall \(rounded(recall)) "
                + "(\(right) right, \(wrong) wrong, \(missed) missed)"
        }
    }

    package private(set) var total = Count()
    package private(set) var fields: [String: Count] = [:]
    /// By the kind of the trap: how many there are, and into how many a proposal fell.
    package private(set) var traps: [String: (all: Int, fallen: Int)] = [:]
    /// What was wrong and what was missed, in words.
    package private(set) var faults: [String] = []
    private let schema: ProfileSchema

    /// A value that was proposed for a field, and the text that it was taken from.
    package struct Proposal: Sendable {
        let fieldKey: String
        let value: JSON
        let sourceText: String

        package init(fieldKey: String, value: JSON, sourceText: String) {
            self.fieldKey = fieldKey
            self.value = value
            self.sourceText = sourceText
        }
    }

    package init(schema: ProfileSchema) {
        self.schema = schema
    }

    /// How an extractor does on notes.
    package init(of notes: [GoldNote], by extractor: ProfileExtractor) throws {
        self.init(schema: extractor.schema)
        for note in notes {
            guard let meeting = note.meeting else {
                throw DocketError(.invalidArgument, "“\(note.name)” has no day or no kind of notes.")
            }
            let found = extractor.extract(from: meeting).found
            add(found.map { Proposal(fieldKey: $0.fieldKey, value: $0.value, sourceText: $0.sourceText) }, to: note)
        }
    }

    /// Counts what was proposed from a note.
    package mutating func add(_ proposals: [Proposal], to note: GoldNote) {
        var open = note.expected
        for proposal in proposals {
            let fitting = open.indices.filter {
                open[$0].fieldKey == proposal.fieldKey && agrees(proposal.value, open[$0])
            }
            let place = fitting.first { !open[$0].isImplied } ?? fitting.first
            if let place {
                // What is only implied counts for nobody.
                if !open.remove(at: place).isImplied { count(proposal.fieldKey) { $0.right += 1 } }
                continue
            }
            count(proposal.fieldKey) { $0.wrong += 1 }
            faults.append(
                "\(note.name): wrong \(proposal.fieldKey) = \(proposal.value.serialized()) from “\(proposal.sourceText)”"
            )
            for trap in note.traps where trap.fieldKey == proposal.fieldKey && overlap(trap.quote, proposal.sourceText)
            {
                traps[trap.kind, default: (0, 0)].fallen += 1
                break
            }
        }
        for answer in open where !answer.isImplied {
            count(answer.fieldKey) { $0.missed += 1 }
            faults.append(
                "\(note.name): missed \(answer.fieldKey) = \(answer.value.serialized()) in “\(answer.quote)”")
        }
        for trap in note.traps { traps[trap.kind, default: (0, 0)].all += 1 }
    }

    private mutating func count(_ field: String, _ change: (inout Count) -> Void) {
        change(&total)
        change(&fields[field, default: Count()])
    }

    private func overlap(_ one: String, _ other: String) -> Bool { one.contains(other) || other.contains(one) }

    private func agrees(_ value: JSON, _ answer: GoldNote.Expected) -> Bool {
        guard let field = schema.field(answer.fieldKey) else { return false }
        if field.comparable(value) == field.comparable(answer.value) { return true }
        guard let text = value.string else { return false }
        let words = Self.words(of: text)
        let others = ([answer.value.string].compactMap(\.self) + (answer.accept ?? [])).map(Self.words)
        guard case .longText = field.type else { return others.contains(words) }
        return others.contains { other in
            Self.numbers(in: other) == Self.numbers(in: words) && Self.overlap(words, other) >= Self.enough
        }
    }

    /// The same for texts that differ in case, in marks and in white space only.
    private static func words(of text: String) -> [String] {
        text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
    }

    /// How much of a long text has to agree, beside its numbers: where it begins and ends is a matter of taste.
    private static let enough = 0.8

    private static func numbers(in words: [String]) -> Set<String> {
        Set(words.filter { $0.contains { $0.isNumber } })
    }

    /// The harmonic mean of the parts of two texts that are words of both (the F1 of question answering).
    private static func overlap(_ one: [String], _ other: [String]) -> Double {
        guard !one.isEmpty, !other.isEmpty else { return 0 }
        var rest = other.reduce(into: [:]) { $0[$1, default: 0] += 1 }
        var common = 0
        for word in one {
            guard let count = rest[word], count > 0 else { continue }
            rest[word] = count - 1
            common += 1
        }
        return 2 * Double(common) / Double(one.count + other.count)
    }
}
