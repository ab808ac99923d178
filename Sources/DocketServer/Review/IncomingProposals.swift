import DocketDomain
import SwiftProtobuf

extension Docket_Review_V1_ProposeRequest {
    /// What is handed in; the line of an edit is its place, counted from 1.
    func read() throws(InvalidField) -> Submission {
        guard !edits.isEmpty else { throw InvalidField("edits", "Propose at least one edit.") }
        var lines: [ProposalLine] = []
        for (index, edit) in edits.enumerated() {
            lines.append(try edit.read("edits[\(index)]", line: index + 1))
        }
        return Submission(
            customerID: try Field.id(customerID, "customer_id"), batchID: try Field.optionalID(batchID, "batch_id"),
            threadID: try Field.optionalID(sourceChatID, "source_chat_id"), lines: lines, isPartial: partial)
    }
}

extension Docket_Review_V1_ProposedEdit {
    fileprivate func read(_ field: String, line: Int) throws(InvalidField) -> ProposalLine {
        let key = try Field.text(fieldKey, "\(field).field_key")
        guard let value = try Field.json(proposedValue, "\(field).proposed_value"), !value.isNull else {
            throw InvalidField("\(field).proposed_value", "Propose a value: JSON, and not null.")
        }
        return ProposalLine(
            line: line, fieldKey: key, proposedValue: value,
            previousValue: try Field.json(previousValue, "\(field).previous_value"),
            sourceText: sourceText.isEmpty ? nil : sourceText, confidence: try confidence.read("\(field).confidence"),
            workflowTrigger: workflowTrigger.isEmpty ? nil : workflowTrigger)
    }
}

extension Docket_Review_V1_ProposeResponse {
    /// - Throws: `InvalidFields` where edits were refused and kept the others from being handed in.
    init(_ outcome: SubmissionOutcome, isPartial: Bool) throws(InvalidFields) {
        self.init()
        // What is known already stands in nobody's way.
        let faults = outcome.refused.filter { $0.code != .alreadyExists }
        if !isPartial, let first = faults.first {
            throw InvalidFields(
                fields: faults.map { InvalidField("edits[\($0.line - 1)]", $0.message) },
                message:
                    "\(faults.count) of the edits cannot be proposed, so none was. edits[\(first.line - 1)]: \(first.message)"
            )
        }
        batchID = outcome.batchID?.rawValue ?? ""
        items = outcome.items.map { item in
            .with {
                $0.proposalID = item.id.rawValue
                $0.fieldKey = item.fieldKey
            }
        }
        refused = outcome.refused.map { refused in
            .with {
                $0.index = Int32(counted: refused.line - 1)
                $0.refusal = Docket_Review_V1_Refusal(refused.code, refused.message)
            }
        }
    }
}

extension Docket_Review_V1_Refusal {
    init(_ code: DocketError.Code, _ message: String) {
        self.init()
        self.code = code.rawValue
        self.message = message
    }
}
