package import DocketDomain
package import Foundation

/// The proposals that an agent hands in as JSON lines.
package struct ProposalInput {
    /// Those that can be read.
    package private(set) var lines: [ProposalLine] = []
    package private(set) var refused: [SubmissionOutcome.Refused] = []

    package init(_ bytes: Data) {
        for line in InputLines(bytes).lines {
            do throws(DocketError) {
                lines.append(try ProposalLine(line.json.get(), line: line.number))
            } catch {
                refused.append(.init(line: line.number, code: error.code, message: error.message))
            }
        }
    }
}

extension ProposalLine {
    init(_ json: JSON, line: Int) throws(DocketError) {
        guard let value = json["proposed_value"], !value.isNull else {
            let fault = json["proposed_value"] == nil ? "is missing" : "is null, and a proposal proposes a value"
            throw DocketError(.invalidArgument, "“proposed_value” \(fault).")
        }
        let words = try json.optionalText("confidence")
        let confidence = words.flatMap { Confidence(rawValue: $0.lowercased()) }
        guard words == nil || confidence != nil else {
            throw DocketError(.invalidArgument, "“confidence” is high, medium or low.")
        }
        self.init(
            line: line, fieldKey: try json.text("field_key"), proposedValue: value,
            previousValue: json["previous_value"], sourceText: try json.optionalText("source_text"),
            confidence: confidence, workflowTrigger: try json.optionalText("workflow_trigger"))
    }
}
