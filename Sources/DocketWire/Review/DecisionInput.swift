package import DocketDomain
package import Foundation

/// A person's verdicts on the proposals of a batch, as JSON lines: `{"id","decision","value"?,"reason"?}`.
package struct DecisionInput {
    package let decisions: [ProposalDecision]

    /// - Throws: `invalidArgument` that names the line: a batch is not decided by half a file.
    package init(_ bytes: Data) throws(DocketError) {
        var decisions: [ProposalDecision] = []
        for line in InputLines(bytes).lines {
            do throws(DocketError) {
                decisions.append(try ProposalDecision(line.json.get()))
            } catch {
                throw DocketError(error.code, "Line \(line.number): \(error.message) Nothing was decided.")
            }
        }
        self.decisions = decisions
    }
}

extension ProposalDecision {
    fileprivate init(_ json: JSON) throws(DocketError) {
        let id = ArtifactID(try json.text("id"))
        let value = json["value"] ?? .null
        switch try json.text("decision") {
        case "accepted", "accept":
            self.init(id, .accept)
        case "rejected", "reject":
            self.init(id, .reject(reason: try json.optionalText("reason") ?? ""))
        case "edited", "edit":
            guard !value.isNull else {
                throw DocketError(.invalidArgument, "“value” is missing: an edited proposal needs one.")
            }
            self.init(id, .edit(value))
        default:
            throw DocketError(.invalidArgument, "“decision” is accepted, rejected or edited.")
        }
    }
}
