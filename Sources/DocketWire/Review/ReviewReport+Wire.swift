package import DocketDomain
import OrderedCollections

extension ReviewReport {
    /// The report as one document: its rows, and their sum.
    package var wire: JSON {
        ["items": .array(rows.map(\.wire)), "total": .object(total.members)]
    }

    /// The report as CSV (RFC 4180), with a header and the sum in the last row.
    package var csv: String {
        let names = ["customer_id", "customer_name", "rm_id", "batch_id", "proposed_at"] + Array(total.members.keys)
        var lines = [names]
        for row in rows {
            lines.append(
                [
                    row.customerID.rawValue, row.customerName, row.rmID?.rawValue ?? "", row.batchID.rawValue,
                    row.proposedAt.iso8601,
                ] + row.counts.texts)
        }
        lines.append(["", "total", "", "", ""] + total.texts)
        return lines.map { $0.map(CSVField.text).joined(separator: ",") + "\r\n" }.joined()
    }
}

extension ReviewReport.Row {
    fileprivate var wire: JSON {
        JSON.object([
            "customer_id": .id(customerID), "customer_name": .string(customerName), "rm_id": .id(rmID),
            "batch_id": .id(batchID), "proposed_at": .time(proposedAt),
        ]).adding(counts)
    }
}

extension ReviewCounts {
    fileprivate var members: OrderedDictionary<String, JSON> {
        [
            "proposed": .number(proposed), "accepted": .number(accepted), "edited": .number(edited),
            "rejected": .number(rejected), "superseded": .number(superseded), "pending": .number(pending),
            "taken_back": .number(takenBack), "withdrawn": .number(withdrawn),
        ]
    }

    fileprivate var texts: [String] {
        [proposed, accepted, edited, rejected, superseded, pending, takenBack, withdrawn].map { String($0) }
    }
}

extension JSON {
    fileprivate func adding(_ counts: ReviewCounts) -> JSON {
        var object = self.object ?? [:]
        for (key, value) in counts.members { object[key] = value }
        return .object(object)
    }
}

/// Fields of CSV that a spreadsheet takes for text.
private enum CSVField {
    /// Quoted where it has to be; what a spreadsheet would take for a formula begins with an apostrophe (OWASP).
    static func text(_ text: String) -> String {
        let isFormula = text.unicodeScalars.first.map { "=+-@\t\r".unicodeScalars.contains($0) } ?? false
        let safe = isFormula ? "'" + text : text
        guard safe.utf8.contains(where: { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }) else { return safe }
        return "\"" + safe.replacing("\"", with: "\"\"") + "\""
    }
}
