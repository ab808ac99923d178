package import DocketDomain
package import DocketExport

/// How a workspace's exports are kept, and how many there may be.
package struct ExportSettings: Sendable {
    /// Where finished files go.
    package var storage: any ExportStorage
    /// Limits of each user; off unless they are configured.
    package var quota: ExportQuota
    /// Finds the order of rows that a viewer shows; nothing where no viewer is part of the program.
    package var rowOrder: (any RowOrderFinding)?

    package init(
        storage: any ExportStorage, quota: ExportQuota = ExportQuota(), rowOrder: (any RowOrderFinding)? = nil
    ) {
        self.storage = storage
        self.quota = quota
        self.rowOrder = rowOrder
    }
}

/// Finds the order of the rows that a viewer shows: filters and sorts are the viewer's own.
package protocol RowOrderFinding: Sendable {
    /// The numbers of the rows, counted from 0, in the order in which they are shown.
    func rowOrder(of table: ExportTable, in view: ExportView) async throws -> [Int]
}

/// How much one user may export.
package struct ExportQuota: Hashable, Sendable {
    /// Exports that are begun within a minute.
    package var jobsPerMinute: Int?
    /// Bytes of all files that are kept.
    package var totalBytes: Int?

    package init(jobsPerMinute: Int? = nil, totalBytes: Int? = nil) {
        self.jobsPerMinute = jobsPerMinute
        self.totalBytes = totalBytes
    }

    /// Refuses a further export of somebody who has begun so many and keeps so much.
    func check(recent: Int, bytes: Int) throws(DocketError) {
        if let jobsPerMinute, recent >= jobsPerMinute {
            throw DocketError(
                .resourceExhausted,
                "\(recent) exports were begun within the last minute, and \(jobsPerMinute) are allowed (exports.jobs_per_minute). Wait a little."
            )
        }
        if let totalBytes, bytes >= totalBytes {
            throw DocketError(
                .resourceExhausted,
                "Your exports take \(bytes) bytes, and \(totalBytes) are allowed (exports.total_bytes). Remove some: `docket exports prune`."
            )
        }
    }
}
