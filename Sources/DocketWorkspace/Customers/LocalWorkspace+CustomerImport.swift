package import DocketDomain
import DocketStore
package import Foundation

extension LocalWorkspace {
    package func importCustomers(
        _ bytes: Data, idempotencyKey: String?
    ) async throws(DocketError) -> CustomerImportReport {
        let request: JSON = ["request": "import customers", "file": .string(StableDigest.sha256(bytes))]
        let report = try await once(idempotencyKey, request) { () async throws(DocketError) in
            try await takeCustomers(bytes, idempotencyKey)
        }
        return try await seen(report)
    }

    /// The report without the names of customers that are somebody else's by now. Those that it added have their names
    /// from the file.
    private func seen(_ report: CustomerImportReport) async throws(DocketError) -> CustomerImportReport {
        var report = report
        let named = report.rows.filter { $0.status != .added && $0.name != nil }
        let seen = try await reading.seen(named.compactMap(\.customerID))
        for index in report.rows.indices where report.rows[index].status != .added {
            if let id = report.rows[index].customerID, !seen.contains(id) { report.rows[index].name = nil }
        }
        return report
    }

    private func takeCustomers(
        _ bytes: Data, _ idempotencyKey: String?
    ) async throws(DocketError) -> CustomerImportReport {
        let schema = try await queries.schema()
        let sheet = try CustomerSheet(bytes, schema: schema)
        var report = CustomerImportReport()
        report.warnings = sheet.warnings
        for (column, header) in zip(sheet.columns, sheet.headers) {
            if case .ignored = column { report.ignoredColumns.append(header) }
        }
        var taking = CustomerTaking(workspace: self, sheet: sheet, idempotencyKey: idempotencyKey)
        report.rows = try await taking.takeAll()
        return report
    }
}
