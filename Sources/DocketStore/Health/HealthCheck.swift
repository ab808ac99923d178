package import DocketDomain
import Foundation
import GRDB

extension WorkspaceDatabase {
    /// Looks for faults: the seals of pages, SQLite's own check, the log's order, the folded states, the read model and
    /// the search index against the log. Takes time in proportion to the workspace.
    package func faults(telling listener: CareProgress.Listener? = nil) async throws(DocketError) -> [Fault] {
        func step(_ area: String, _ part: ClosedRange<Double>) -> CareStep {
            CareStep(area: area, part: part, listener: listener)
        }
        let file = step("the file", 0...0.15)
        file.tell(0)
        let pages = try damagedPages(limit: 20)
        file.tell(0.3)
        let log = step("the event log", 0.15...0.5)
        var faults = try await read { db in
            // Whatever else is wrong is told, too.
            try PageSeals.withoutComparing(in: db) {
                try Self.pageFaults(pages, db) + Self.integrityFaults(db) + Self.logOnlyFaults(db, log)
                    + Self.checkpointFaults(db) + Self.erasureFaults(db)
            }
        }
        if faults.isEmpty {
            faults += try await readModelFaults(step("lists", 0.5...0.8), step("search", 0.9...1))
        }
        return faults
    }

    /// What is wrong with the log, and with all else that cannot be made anew from it.
    static func logOnlyFaults(_ db: Database, _ step: CareStep? = nil) throws -> [Fault] {
        try logFaults(db) + stateFaults(db, step) + blobFaults(db) + rowFaults(db) + sequenceFaults(db)
    }

    private static func pageFaults(_ pages: [Int], _ db: Database) throws -> [Fault] {
        pages.map { page in
            // Not every SQLite can tell what a page is of.
            let owner = try? String.fetchOne(db, sql: "SELECT name FROM dbstat WHERE pageno = ?", arguments: [page])
            return Fault(
                area: "database",
                message:
                    "Page \(page) of the file\(owner.map { ", of \($0)," } ?? "") is damaged. Run `docket rebuild`; if that does not help, restore a backup with `docket restore FILE`."
            )
        }
    }

    /// What numbers its rows never gives a number again. No event is ever removed.
    private static func sequenceFaults(_ db: Database) throws -> [Fault] {
        func last(_ table: String) throws -> Int64 {
            try Int64.fetchOne(db, sql: "SELECT seq FROM sqlite_sequence WHERE name = ?", arguments: [table]) ?? 0
        }
        let event = try Int64.fetchOne(db, sql: "SELECT max(position) FROM events") ?? 0
        let delivery = try Int64.fetchOne(db, sql: "SELECT max(id) FROM outbox") ?? 0
        guard try last("events") != event || last("outbox") < delivery else { return [] }
        return [
            Fault(
                area: "database",
                message:
                    "The numbers of new events or deliveries do not follow those before. Restore a backup with `docket restore FILE`."
            )
        ]
    }

    private static func checkpointFaults(_ db: Database) throws -> [Fault] {
        guard try !ReadModel.hasSeenAll(in: db) else { return [] }
        return [
            Fault(
                area: "read model",
                message: "The tables do not say that they have seen every event. Run `docket rebuild`.")
        ]
    }

    static func integrityFaults(_ db: Database) throws -> [Fault] {
        try String.fetchAll(db, sql: "PRAGMA integrity_check(20)").filter { $0 != "ok" }.map {
            Fault(area: "database", message: "SQLite reports: \($0). Restore a backup with `docket restore FILE`.")
        }
    }

    /// Every stream counts its events 1, 2, 3 …, and stands where its last event left it.
    private static func logFaults(_ db: Database) throws -> [Fault] {
        try String.fetchAll(
            db,
            sql: """
                SELECT coalesce(e.stream_id, s.stream_id) FROM (
                    SELECT tenant_id, stream_id, count(*) AS n, max(version) AS last FROM events GROUP BY 1, 2) e
                FULL JOIN streams s ON s.tenant_id = e.tenant_id AND s.stream_id = e.stream_id
                WHERE e.n <> e.last OR e.last IS NOT s.version LIMIT 20
                """
        ).map {
            Fault(
                area: "event log",
                message: "The events of \($0) are not complete. Restore a backup with `docket restore FILE`.")
        }
    }

    private static func stateFaults(_ db: Database, _ step: CareStep?) throws -> [Fault] {
        let codec = EventCodec()
        let count = try Int.fetchOne(db, sql: "SELECT count(*) FROM events") ?? 0
        var read = 0
        var faults: [Fault] = []
        var folded: (tenant: TenantID, stream: StreamID, state: StreamState?)?
        var broken: (tenant: String, stream: String)?
        func check() throws {
            guard let folded, faults.count < 20 else { return }
            let stored: StreamState?
            do {
                stored = try db.snapshot(of: folded.stream, tenant: folded.tenant)?.state
            } catch let error as DocketError where error.code == .corrupt {
                stored = nil
            }
            if stored != folded.state {
                faults.append(
                    Fault(
                        area: "event log",
                        message: "The state of \(folded.stream) is not what its events say. Restore a backup."))
            }
        }
        let rows = try Row.fetchCursor(db, sql: "SELECT * FROM events ORDER BY tenant_id, stream_id, version")
        while let row = try rows.next(), faults.count < 20 {
            read += 1
            if read.isMultiple(of: 1000) { step?.tell(Double(read) / Double(count)) }
            // What follows a broken event in its stream is no news.
            if let broken, row["tenant_id"] == broken.tenant, row["stream_id"] == broken.stream { continue }
            do {
                let event = try RecordedEvent(row: row, codec)
                if folded?.stream != event.stream || folded?.tenant != event.tenantID {
                    try check()
                    folded = (event.tenantID, event.stream, nil)
                }
                let before = folded?.state
                folded?.state = try evolve(before, event.event)
            } catch let error as DocketError where error.code == .corrupt {
                let place = row["position"] as Int64
                faults.append(
                    Fault(area: "event log", message: "The event at position \(place) is broken: \(error.message)"))
                broken = (row["tenant_id"], row["stream_id"])
                folded = nil
            }
        }
        try check()
        return faults
    }

    /// What no event tells again is what was written.
    private static func rowFaults(_ db: Database) throws -> [Fault] {
        var faults: [Fault] = []
        for table in SealedTable.untold {
            let rows = try Row.fetchCursor(db, sql: "SELECT * FROM \(table.name)")
            while let row = try rows.next(), faults.count < 20 {
                do throws(DocketError) {
                    try row.verified(table)
                } catch {
                    faults.append(Fault(area: "rows", message: error.message))
                }
            }
        }
        return faults
    }

    /// Every digest that a revision names has its bytes.
    private static func blobFaults(_ db: Database) throws -> [Fault] {
        var faults: [Fault] = []
        let rows = try Row.fetchCursor(
            db, sql: "SELECT tenant_id, artifact_id, content FROM revisions WHERE instr(content, 'digest')")
        let decoder = JSONDecoder()
        while let row = try rows.next(), faults.count < 20 {
            // What cannot be read is told of as a difference from the log.
            guard let content = try? decoder.decode(ArtifactContent.self, from: row["content"] as Data) else {
                continue
            }
            for digest in content.digests {
                let isThere = try Bool.fetchOne(
                    db, sql: "SELECT EXISTS (SELECT 1 FROM blobs WHERE tenant_id = ? AND digest = ?)",
                    arguments: [row["tenant_id"] as String, digest])
                if isThere != true {
                    faults.append(
                        Fault(
                            area: "blobs",
                            message: "Content of artifact \(row["artifact_id"] as String) is missing. Restore a backup."
                        ))
                }
            }
        }
        let blobs = try Row.fetchCursor(db, sql: "SELECT digest, bytes FROM blobs")
        while let row = try blobs.next(), faults.count < 20 {
            let digest: String = row["digest"]
            if StableDigest.sha256(row["bytes"] as Data) != digest {
                faults.append(
                    Fault(area: "blobs", message: "The content \(digest) is damaged. Restore a backup."))
            }
        }
        return faults
    }

    /// An erasure was written and not finished, however often the workspace was opened since.
    private static func erasureFaults(_ db: Database) throws -> [Fault] {
        let left = try Int.fetchOne(db, sql: "SELECT count(*) FROM erased_files WHERE key <> ''") ?? 0
        guard left > 0 else { return [] }
        return [
            Fault(
                area: "erasure",
                message:
                    "\(left) files of exports of an erased customer are still to be removed. Check that their storage can be reached, and run docket again."
            )
        ]
    }
}
