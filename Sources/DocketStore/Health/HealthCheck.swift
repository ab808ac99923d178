package import DocketDomain
import Foundation
import GRDB

extension WorkspaceDatabase {
    /// Looks for faults: SQLite's own check, the log's order, the folded states, the read model and the search index
    /// against the log. Takes time in proportion to the workspace.
    package func faults() async throws(DocketError) -> [Fault] {
        var faults = try await read { db in
            try Self.integrityFaults(db) + Self.logFaults(db) + Self.stateFaults(db) + Self.blobFaults(db)
        }
        if faults.isEmpty { faults += try await readModelFaults() }
        return faults
    }

    private static func integrityFaults(_ db: Database) throws -> [Fault] {
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

    private static func stateFaults(_ db: Database) throws -> [Fault] {
        let codec = EventCodec()
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

    /// Every digest that a revision names has its bytes.
    private static func blobFaults(_ db: Database) throws -> [Fault] {
        var faults: [Fault] = []
        let rows = try Row.fetchCursor(
            db, sql: "SELECT tenant_id, artifact_id, content FROM revisions WHERE instr(content, 'digest')")
        let decoder = JSONDecoder()
        while let row = try rows.next(), faults.count < 20 {
            let content = try decoder.decode(ArtifactContent.self, from: row["content"] as Data)
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
        return faults
    }

    /// Replays the log in a copy and compares every table.
    private func readModelFaults() async throws(DocketError) -> [Fault] {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("docket-doctor-\(UUID().uuidString)")
        do {
            try FileManager.default.createDirectory(
                at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            let faults: [Fault]
            do {
                faults = try await readModelFaults(comparingIn: folder)
            } catch {
                // What went wrong is told; that its copy stays behind is the lesser trouble.
                try? FileManager.default.removeItem(at: folder)
                throw error
            }
            do {
                try FileManager.default.removeItem(at: folder)
            } catch {
                throw DocketError(
                    .unavailable, "The copy that was compared, \(folder.path), cannot be removed. Remove it.",
                    cause: "\(error)")
            }
            return faults
        } catch {
            throw Self.translated(error)
        }
    }

    private func readModelFaults(comparingIn folder: URL) async throws -> [Fault] {
        let path = folder.appendingPathComponent("docket.db").path
        let copy = try DatabaseQueue(path: path)
        try pool.backup(to: copy)
        let original = folder.appendingPathComponent("original.db").path
        // From the copy: another process may have written to the workspace by now.
        try copy.backup(to: DatabaseQueue(path: original))
        try await copy.write { db in _ = try ReadModel.rebuild(in: db) }
        return try await copy.writeWithoutTransaction { db in
            try db.execute(sql: "ATTACH DATABASE ? AS original", arguments: [original])
            var faults = try ReadModel.tables.compactMap { try Self.difference(in: $0, db) }
            do {
                try db.execute(sql: "INSERT INTO original.search (search, rank) VALUES ('integrity-check', 1)")
            } catch {
                faults.append(
                    Fault(
                        area: "search",
                        message: "The search index does not agree with the texts. Run `docket rebuild`."))
            }
            return faults
        }
    }

    private static func difference(in table: String, _ db: Database) throws -> Fault? {
        let count =
            try Int.fetchOne(
                db,
                sql: """
                    SELECT (SELECT count(*) FROM (SELECT * FROM main.\(table) EXCEPT SELECT * FROM original.\(table)))
                        + (SELECT count(*) FROM (SELECT * FROM original.\(table) EXCEPT SELECT * FROM main.\(table)))
                    """) ?? 0
        guard count > 0 else { return nil }
        return Fault(
            area: "read model",
            message: "The table \(table) differs from the event log in \(count) rows. Run `docket rebuild`.")
    }
}

extension ArtifactContent {
    /// The digests of all blobs that it is kept in.
    package var digests: [String] {
        switch self {
        case .table(let table): table.digests
        case .sheet(let tables): tables.flatMap(\.table.digests)
        case .doc(.blob(let digest, _)): [digest]
        case .doc(.inline), .sqlQuery, .other: []
        }
    }
}

extension TableContent {
    fileprivate var digests: [String] {
        guard case .chunks(let chunks) = rows else { return [] }
        return chunks.map(\.digest)
    }
}
