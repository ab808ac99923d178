extension QuestionReader {
    var leadsToRevision: Bool {
        let next = items[index...].first { $0.meaning != .filler }
        return next?.meaning == .revision || next?.meaning == .previous
    }

    mutating func takeRevisions() throws(QuestionRefusal) {
        guard draft.isDifference else { throw QuestionRefusal("Only the difference of two revisions can be computed.") }
        while let item = current {
            if case .number = item.kind, let number = Int(item.text) {
                draft.revisions.append(number)
            } else if ![.and, .to, .revision, .filler].contains(item.meaning) {
                return
            }
            index += 1
        }
    }

    func unplaced(_ item: QuestionItem) -> QuestionRefusal {
        QuestionRefusal("“\(item.text)” can't be placed in this question.")
    }
}
