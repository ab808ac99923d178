import DocketDomain
import Foundation

/// The demo's proposals: JSON lines, as `docket propose` takes them.
enum DemoProposals {
    /// - Throws: `corrupt` that names the line.
    static func lines(of bytes: Data) throws(DocketError) -> [ProposalLine] {
        var lines: [ProposalLine] = []
        for (index, line) in bytes.split(separator: UInt8(ascii: "\n")).enumerated() {
            // Which line it is tells more than what the parser missed in it.
            guard let json = try? JSON(parsing: line), let key = json["field_key"]?.string,
                let value = json["proposed_value"]
            else { throw DocketError(.corrupt, "Line \(index + 1) of the demo's proposals is none.") }
            lines.append(
                ProposalLine(
                    line: index + 1, fieldKey: key, proposedValue: value, previousValue: json["previous_value"],
                    sourceText: json["source_text"]?.string,
                    confidence: json["confidence"]?.string.flatMap(Confidence.init(rawValue:))))
        }
        return lines
    }
}
