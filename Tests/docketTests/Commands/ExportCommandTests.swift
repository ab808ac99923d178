import DocketDomain
import Foundation
import TestSupport
import Testing

@Suite struct ExportCommandTests {
    private static let names = [
        "id", "source", "source_version", "title", "format", "status", "storage", "path", "url", "bytes", "digest",
        "created_by", "created_at", "finished_at", "error",
    ]

    private func files(_ folder: URL) throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted()
    }

    private func folder(_ name: String, in sandbox: Sandbox) throws -> URL {
        let url = sandbox.folder.appendingPathComponent(name)
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        return url
    }

    @Test(arguments: [
        "docket.db", "docket.db-wal", "config.yaml", "telemetry.ndjson", "exports/x.csv", "../docket/docket.db",
        "exports/",
    ])
    func noCopyTakesThePlaceOfTheWorkspacesOwnFiles(place: String) async throws {
        let sandbox = try await Sandbox()
        let table = try await sandbox.table("T")
        try await sandbox.done("export", table, "--format", "csv")
        let file = sandbox.workspace.appendingPathComponent("docket.db")
        let link = sandbox.folder.appendingPathComponent("link")
        try FileManager.default.createSymbolicLink(at: link, withDestinationURL: sandbox.workspace)
        for folder in [sandbox.workspace.path, link.path] {
            let run = try await sandbox.run("export", table, "--format", "csv", "--out", "\(folder)/\(place)")
            #expect(run.status == 65 && run.complaint.contains("its own files"), "\(run.status) \(run.complaint)")
        }
        #expect(try Data(contentsOf: file).starts(with: Data("SQLite format 3".utf8)))
        #expect(
            try await sandbox.run("export", table, "--format", "csv", "--out", "\(sandbox.folder.path)/x.csv").status
                == 0)
    }

    @Test(arguments: ["xlsx", "csv", "md", "html", "json"])
    func anExportLiesUnderItsUserAndIdAndSaysAllAboutItself(_ format: String) async throws {
        let sandbox = try await Sandbox()
        let table = try await sandbox.table("Fees")
        let export = try await sandbox.json("export", table, "--format", format)
        #expect(export.names.starts(with: Self.names))
        let id = try #require(export["id"]?.string)
        let user = try #require(export["created_by"]?.string)
        let path = sandbox.workspace.appendingPathComponent("exports/\(user)/\(id).\(format)").path
        #expect(export["path"] == .string(path))
        #expect(export["url"] == .string(URL(fileURLWithPath: path).absoluteString))
        #expect(export["source"] == .string("artifact:\(table)"))
        #expect(export["status"] == "completed")
        #expect(export["error"] == .null)
        let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
        #expect(export["bytes"] == .number(bytes.count))
        let sum = try await BuiltProgram.run(
            URL(fileURLWithPath: "/usr/bin/sha256sum"), [path], environment: sandbox.environment,
            folder: sandbox.folder)
        #expect(sum.text.hasPrefix(export["digest"]?.string ?? "?"))
        #expect(try await sandbox.json("exports", "show", id)["digest"] == export["digest"])
        let list = try await sandbox.json("exports", "list")
        #expect(list.items.map { $0["id"] } == [.string(id)])
        #expect(list.items.first?.names == Self.names)
        #expect(list["total_count"] == 1)
        #expect(try await sandbox.json("exports").items.count == 1)
        #expect(try await sandbox.done("exports", "url", id).lines == [URL(fileURLWithPath: path).absoluteString])
        #expect(try await sandbox.done("artifacts", "history", table).text.contains("exported revision 1"))
    }

    @Test func severalAreMadeAtOnceAndWhatCannotBeIsSkipped() async throws {
        let sandbox = try await Sandbox()
        var tables: [String] = []
        for title in ["Fees", "Rates", "Fees"] { tables.append(try await sandbox.table(title)) }
        let place = try folder("out", in: sandbox)
        let made = try await sandbox.json(["export"] + tables + ["--format", "xlsx", "--out", place.path])
        #expect(made.names == ["items", "skipped"])
        #expect(made.items.map { $0["source"]?.string } == tables.map { "artifact:\($0)" })
        #expect(made["skipped"] == [])
        #expect(try files(place).count == 3)
        let run = try await sandbox.run("export", tables[0], "nothing", tables[1], "--format", "csv", "--json")
        #expect(run.status == 65)
        #expect(try run.json.items.map { $0["source"]?.string } == [tables[0], tables[1]].map { "artifact:\($0)" })
        #expect(try run.json["skipped"]?[0]?["source"] == "nothing")
        #expect(try run.json["skipped"]?[0]?["code"] == "notFound")
        #expect(try await sandbox.json("exports", "list")["total_count"] == 5)
    }

    @Test func severalNeedAFolder() async throws {
        let sandbox = try await Sandbox()
        let table = try await sandbox.table("Fees")
        let file = sandbox.folder.appendingPathComponent("one.csv").path
        #expect(try await sandbox.run("export", table, table, "--format", "csv", "--out", file).status == 65)
        #expect(try await sandbox.run("export", table, table, "--format", "csv", "--out", "-").status == 64)
        #expect(
            try await sandbox.run("export", table, table, "--format", "csv", "--idempotency-key", "k").status == 64)
        #expect(try await sandbox.json("exports", "list")["total_count"] == 0)
    }

    @Test(arguments: ["pdf", "docx", "xlsx", "csv", "md", "html", "json"])
    func theSameArtifactGivesTheSameBytesOnAnotherDay(_ format: String) async throws {
        let sandbox = try await Sandbox()
        let table = try await sandbox.table("Fees")
        let first = try await sandbox.json("export", table, "--format", format)
        let later = try await sandbox.run(
            ["export", table, "--format", format, "--json"], adding: try OtherTime.days(3).environment)
        #expect(later.status == 0, "\(later.complaint)")
        let second = try JSON(parsing: later.text)
        #expect(first["created_at"]?.string?.prefix(10) != second["created_at"]?.string?.prefix(10))
        #expect(first["digest"] == second["digest"])
        #expect(first["id"] != second["id"])
    }

    @Test func threadsDocumentsAndQueriesAreExportedToo() async throws {
        let sandbox = try await Sandbox()
        let thread = try await sandbox.thread("Plans")
        try await sandbox.done("send", "--thread", thread, "Compare **the fees**", "--no-reply")
        let transcript = try await sandbox.done("export", "thread:\(thread)", "--format", "md", "--out", "-")
        #expect(transcript.text.contains("Compare **the fees**"))
        let query = try await sandbox.json(
            "artifacts", "create", "--kind", "sql_query", "--title", "Q", "--from", "-", input: Data("SELECT 1".utf8))
        let id = try #require(query["id"]?.string)
        #expect(try await sandbox.done("export", id, "--format", "sql", "--out", "-").text.contains("SELECT 1"))
        let refused = try await sandbox.run("export", id, "--format", "csv", "--json")
        #expect(refused.status == 65)
        #expect(try refused.error["message"]?.string?.contains("no table") == true)
    }

    @Test func aCustomersReportHasTheProfileAndTheAuditTrailAndSensitiveValuesOnlyWhenAsked()
        async throws
    {
        let sandbox = try await Sandbox.office()
        let proposal = "{\"field_key\":\"occupation\",\"proposed_value\":\"Architect\"}"
        let ids = try await sandbox.propose(proposal, batch: "b1")
        try await sandbox.run(as: "dana", "review", "reject", ids[0], "--reason", "She is a painter now.")
        for source in ["customer:ada", "review:b1", ids[0]] {
            let page = try await sandbox.run(as: "dana", "export", source, "--format", "md", "--out", "-").text
            #expect(page.contains("| rejected | Dana |") && page.contains("She is a painter now."), "\(source)")
        }
        let page = try await sandbox.run(as: "dana", "export", "customer:ada", "--format", "md", "--out", "-").text
        #expect(page.components(separatedBy: "## Profile\n").count == 2)
        #expect(page.components(separatedBy: "## Audit trail\n").count == 2)
        #expect(page.components(separatedBy: "\n## ").count == 3)
        #expect(page.contains("(left out)") && !page.contains("501 964 843"))
        let whole = try await sandbox.run(
            as: "dana", "export", "customer:ada", "--format", "md", "--sensitive", "--out", "-")
        #expect(whole.text.contains("501 964 843"))
        #expect(try await sandbox.run(as: "tomas", "export", "customer:ada", "--format", "md").status == 66)
    }

    @Test func whatIsNotThereNotSeenOrNotKnownIsNotExported() async throws {
        let sandbox = try await Sandbox()
        try await sandbox.user("mia")
        let table = try await sandbox.table("Fees")
        let export = try await sandbox.json("export", table, "--format", "csv")
        let id = try #require(export["id"]?.string)
        #expect(try await sandbox.run("export", "nothing", "--format", "csv").status == 66)
        #expect(try await sandbox.run("export", table, "--format", "csv", "--user", "mia").status == 66)
        #expect(try await sandbox.run("export", table, "--format", "doc").status == 64)
        #expect(try await sandbox.run("export", table).status == 64)
        #expect(try await sandbox.run("export", "exports", "--format", "csv").status == 66)
        #expect(try await sandbox.run("export", "review:none", "--format", "csv").status == 66)
        #expect(try await sandbox.run("export", "customer:none", "--format", "csv").status == 66)
        #expect(try await sandbox.run("exports", "show", id, "--user", "mia").status == 66)
        #expect(try await sandbox.run("exports", "delete", id, "--user", "mia").status == 66)
        let list = try await sandbox.run("exports", "list", "--json", "--user", "mia")
        #expect(try list.json.items.isEmpty)
        #expect(try await sandbox.run("export", table, "--format", "csv", "--readonly").status == 77)
        #expect(try await sandbox.run("export", table, "--format", "csv", "--out", "-", "--json").status == 64)
        #expect(try await sandbox.run("exports", "prune").status == 64)
    }

    @Test func columnsAreChosenByNameAndByNumber() async throws {
        let sandbox = try await Sandbox()
        let table = try await sandbox.table("Fees")
        let chosen = try await sandbox.done(
            "export", table, "--format", "csv", "--columns", "Amount,#1", "--out", "-")
        #expect(chosen.text.replacing("\r\n", with: "\n").split(separator: "\n").first == "amount,name")
        #expect(try await sandbox.run("export", table, "--format", "csv", "--columns", "none").status == 65)
    }

    @Test(arguments: ["-1", "101", "nan", "inf", "wide"])
    func aMarginThatNoPageHasIsRefused(_ margin: String) async throws {
        let sandbox = try await Sandbox()
        let table = try await sandbox.table("Fees")
        let run = try await sandbox.run("export", table, "--format", "html", "--margin=\(margin)")
        #expect(run.status == 64)
        #expect(try await sandbox.json("exports").items.isEmpty)
    }

    @Test func theStyleOfHeadersIsChosen() async throws {
        let sandbox = try await Sandbox()
        let table = try await sandbox.table("Fees")
        let shaded = try await sandbox.json("export", table, "--format", "xlsx")
        let plain = try await sandbox.json("export", table, "--format", "xlsx", "--header", "plain")
        #expect(shaded["digest"] != plain["digest"])
        #expect(try await sandbox.run("export", table, "--format", "xlsx", "--header", "bright").status == 64)
    }

    // MARK: A place of the user's

    @Test(arguments: ["new/", "new/fees.csv", "fees.txt/fees.csv"])
    func aFolderThatIsNotThereIsToldBeforeAnythingIsMade(_ place: String) async throws {
        let sandbox = try await Sandbox()
        let table = try await sandbox.table("Fees")
        try Data().write(to: sandbox.folder.appendingPathComponent("fees.txt"))
        let out = sandbox.folder.appendingPathComponent(place).path + (place.hasSuffix("/") ? "/" : "")
        let run = try await sandbox.run("export", table, "--format", "csv", "--out", out)
        let isFile = place.hasPrefix("fees")
        #expect(run.status == (isFile ? 73 : 66))
        #expect(run.complaint.contains(isFile ? "is a file and no folder" : "There is no folder"), "\(run.complaint)")
        #expect(try await sandbox.json("exports").items.isEmpty)
    }

    @Test func aFolderGetsTheFileUnderANameOfItsOwnAndNothingInItIsReplaced() async throws {
        let sandbox = try await Sandbox()
        let table = try await sandbox.table("Fee comparison")
        let out = try folder("out", in: sandbox)
        let first = try await sandbox.json("export", table, "--format", "csv", "--out", out.path)
        let day = try #require(first["created_at"]?.string?.prefix(10))
        #expect(first["out"] == .string("\(out.path)/Fee comparison \(day).csv"))
        try await sandbox.done("export", table, "--format", "csv", "--out", "\(out.path)/")
        #expect(try files(out) == ["Fee comparison \(day) (2).csv", "Fee comparison \(day).csv"])
    }

    @Test(arguments: ["../../x", "/etc/passwd", "a\u{1B}]0;title\u{7}b", "..", "~", "x\\y:z", "\u{202E}fdp.exe"])
    func noTitleLeadsOutOfTheChosenFolder(_ title: String) async throws {
        let sandbox = try await Sandbox()
        let table = try await sandbox.table(title)
        let out = try folder("deep/er/out", in: sandbox)
        let before = try files(sandbox.folder).filter { !$0.contains("docket") }
        try await sandbox.done("export", table, "--format", "csv", "--out", out.path)
        let after = try files(sandbox.folder).filter { !$0.contains("docket") }
        let new = Set(after).subtracting(before)
        #expect(new.count == 1)
        let name = try #require(new.first.map { String($0.dropFirst("deep/er/out/".count)) })
        #expect(new.first?.hasPrefix("deep/er/out/") == true)
        #expect(!name.contains("/") && !name.hasPrefix(".") && name.hasSuffix(".csv"))
        #expect(name.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.properties.generalCategory != .format })
    }

    @Test func aNamedFileIsReplacedAsAWholeAndALinkThereIsNotWrittenThrough() async throws {
        let sandbox = try await Sandbox()
        let table = try await sandbox.table("Fees")
        let out = try folder("out", in: sandbox)
        let theirs = try sandbox.file("theirs.txt", "theirs")
        let link = out.appendingPathComponent("fees.csv")
        try FileManager.default.createSymbolicLink(atPath: link.path, withDestinationPath: theirs)
        for _ in 0..<2 { try await sandbox.done("export", table, "--format", "csv", "--out", link.path) }
        #expect(try String(contentsOfFile: theirs, encoding: .utf8) == "theirs")
        #expect(try String(contentsOf: link, encoding: .utf8).contains("Ada"))
        #expect(try files(out) == ["fees.csv"])
    }

    @Test func whetherALinkOrItsFolderIsMeantTheSlashTells() async throws {
        let sandbox = try await Sandbox()
        let table = try await sandbox.table("Fees")
        let target = try folder("target", in: sandbox)
        let link = sandbox.folder.appendingPathComponent("link").path
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: target.path)
        #expect(try await sandbox.run("export", table, "--format", "csv", "--out", link).status == 65)
        #expect(try files(target).isEmpty)
        try await sandbox.done("export", table, "--format", "csv", "--out", link + "/")
        #expect(try files(target).count == 1)
    }

    @Test func aPlaceThatCannotBeWrittenIsToldAndTheExportIsKept() async throws {
        let sandbox = try await Sandbox()
        let table = try await sandbox.table("Fees")
        let place = sandbox.folder.appendingPathComponent(String(repeating: "x", count: 300) + ".csv").path
        let run = try await sandbox.run("export", table, "--format", "csv", "--out", place)
        #expect(run.status == 65)
        let path = try #require(try await sandbox.json("exports", "list").items.first?["path"]?.string)
        #expect(run.complaint.contains("The export itself is kept: \(path)."))
        #expect(FileManager.default.fileExists(atPath: path))
    }

    @Test func aDeviceIsNoPlaceForAFileAndIsToldBeforeAnythingIsMade() async throws {
        let sandbox = try await Sandbox()
        let table = try await sandbox.table("Fees")
        for place in ["/dev/stdout", "/dev/docket.csv", "/proc/docket.csv"] {
            let run = try await sandbox.run("export", table, "--format", "csv", "--out", place)
            #expect(run.status == 65)
        }
        #expect(try await sandbox.json("exports").items.isEmpty)
    }

    @Test func whatStandardOutputDoesNotTakeIsToldWithItsReason() async throws {
        let sandbox = try await Sandbox()
        let table = try await sandbox.table("Fees")
        let run = try await BuiltProgram.run(
            URL(fileURLWithPath: "/bin/sh"),
            [
                "-c", "exec \"$@\" > /dev/full", "sh", BuiltProgram.url.path, "export", table, "--format", "csv",
                "--out", "-",
            ],
            environment: sandbox.environment, folder: sandbox.folder)
        #expect(run.status == 74)
        #expect(run.complaint.contains("No space left on device") && run.complaint.contains("is kept: /"))
    }

    @Test func moreTablesThanAWorkbookCanGetHereAreRefusedInDocketsWords() async throws {
        let sandbox = try await Sandbox()
        let tables = (0..<80).map { "{\"name\":\"T\($0)\",\"columns\":[\"a\"],\"rows\":[[\"1\"]]}" }
        let sheet = try await sandbox.json(
            "artifacts", "create", "--kind", "sheet", "--title", "Many", "--from", "-",
            input: Data("{\"tables\":[\(tables.joined(separator: ","))]}".utf8))
        let id = try #require(sheet["id"]?.string)
        let run = try await BuiltProgram.run(
            URL(fileURLWithPath: "/bin/sh"),
            [
                "-c", "ulimit -n 128; exec \"$@\"", "sh", BuiltProgram.url.path, "export", id, "--format", "xlsx",
            ],
            environment: sandbox.environment, folder: sandbox.folder)
        #expect(run.status == 65)
        #expect(run.complaint.hasPrefix("docket: There are more tables than the 64 worksheets"))
        try await sandbox.done("export", id, "--format", "xlsx")
    }

    @Test func standardOutputGetsTheVeryBytes() async throws {
        let sandbox = try await Sandbox()
        let table = try await sandbox.table("Fees")
        let run = try await sandbox.done("export", table, "--format", "xlsx", "--out", "-")
        let path = try #require(try await sandbox.json("exports").items.first?["path"]?.string)
        #expect(try run.output == Data(contentsOf: URL(fileURLWithPath: path)))
    }

    // MARK: History

    @Test func whatIsFinishedIsNeitherCancelledNorTriedAgainAndCanBeDeleted() async throws {
        let sandbox = try await Sandbox()
        let table = try await sandbox.table("Fees")
        let export = try await sandbox.json("export", table, "--format", "csv")
        let id = try #require(export["id"]?.string)
        #expect(try await sandbox.run("exports", "cancel", id).status == 65)
        #expect(try await sandbox.run("exports", "retry", id).status == 65)
        try await sandbox.done("exports", "delete", id)
        #expect(try await sandbox.run("exports", "show", id).status == 66)
        #expect(try await sandbox.run("exports", "delete", id).status == 66)
        #expect(!FileManager.default.fileExists(atPath: export["path"]?.string ?? ""))
        #expect(try await sandbox.json("exports").items.isEmpty)
    }

    @Test func pruningDeletesTheOldestUntilTheRestFitsAndWhatNobodyKnows() async throws {
        let sandbox = try await Sandbox()
        let table = try await sandbox.table("Fees")
        var ids: [JSON] = []
        var size = 0
        for _ in 0..<3 {
            let export = try await sandbox.json("export", table, "--format", "csv")
            ids.append(export["id"] ?? .null)
            size = export["bytes"]?.int ?? 0
        }
        let user = try #require(try await sandbox.json("exports").items.first?["created_by"]?.string)
        let stray = sandbox.workspace.appendingPathComponent("exports/\(user)/0192.csv")
        try Data("left by a dead process".utf8).write(to: stray)
        let report = try await sandbox.json("exports", "prune", "--keep-bytes", "\(2 * size)")
        #expect(report["deleted"] == .array([ids[0]]))
        #expect(report["freed_bytes"] == .number(size + 22))
        #expect(report["kept_bytes"] == .number(2 * size))
        #expect(!FileManager.default.fileExists(atPath: stray.path))
        #expect(try await sandbox.json("exports", "prune", "--older-than", "1d")["deleted"] == .array([]))
        #expect(try await sandbox.json("exports", "prune", "--older-than", "0s")["deleted"]?.array?.count == 2)
        #expect(try files(sandbox.workspace.appendingPathComponent("exports/\(user)")).isEmpty)
    }

    @Test func pruningKeepsNoOlderExportWhereANewerOneHadToGo() async throws {
        let sandbox = try await Sandbox()
        let table = try await sandbox.table("Fees")
        try await sandbox.done("export", table, "--format", "csv")
        try await sandbox.done("export", table, "--format", "xlsx")
        try await sandbox.done("export", table, "--format", "csv")
        let newest = try #require(try await sandbox.json("exports").items.first?["id"])
        try await sandbox.done("exports", "prune", "--keep-bytes", "1000")
        #expect(try await sandbox.json("exports").items.map { $0["id"] } == [newest])
    }

    @Test func aRequestThatIsRepeatedIsOneExport() async throws {
        let sandbox = try await Sandbox()
        let table = try await sandbox.table("Fees")
        let arguments = ["export", table, "--format", "csv", "--idempotency-key", "k1", "--json"]
        let first = try await sandbox.run(arguments)
        let second = try await sandbox.run(arguments)
        #expect(try first.json["id"] == second.json["id"])
        #expect(try await sandbox.json("exports").items.count == 1)
        let other = try await sandbox.run("export", table, "--format", "md", "--idempotency-key", "k1")
        #expect(other.status == 75)
    }

    // MARK: Settings

    @Test func aQuotaIsOffUntilItIsSet() async throws {
        let sandbox = try await Sandbox()
        let table = try await sandbox.table("Fees")
        for _ in 0..<3 { try await sandbox.done("export", table, "--format", "csv") }
        let limits = [["DOCKET_EXPORTS_JOBS_PER_MINUTE": "1"], ["DOCKET_EXPORTS_TOTAL_BYTES": "10"]]
        for limit in limits {
            var began: ContinuousClock.Instant
            var run: Outcome
            repeat {
                // The quota looks a minute back: where a machine took longer from one export to the next, they are made
                // once more.
                began = .now
                try await sandbox.done("export", table, "--format", "csv")
                run = try await sandbox.run(["export", table, "--format", "csv", "--json"], adding: limit)
            } while run.status == 0 && began.duration(to: .now) > .seconds(50)
            #expect(run.status == 75)
            #expect(try run.error["code"] == "resourceExhausted")
        }
    }

    @Test func s3WithoutCredentialsIsToldWhereExportsAreMadeAndNowhereElse() async throws {
        let sandbox = try await Sandbox()
        let table = try await sandbox.table("Fees")
        _ = try sandbox.file(".config/docket/config.yaml", "exports:\n  storage: s3\n  bucket: docket\n")
        let run = try await sandbox.run("export", table, "--format", "csv", "--json")
        #expect(try run.status == 78 && run.error["code"] == "configuration")
        #expect(run.complaint.contains("AWS_ACCESS_KEY_ID"))
        try await sandbox.done("threads")
        let failed = try await sandbox.json("exports", "list")
        #expect(failed.items.first?["status"] == "failed")
    }

    @Test func s3WithoutABucketIsASettingThatIsMissing() async throws {
        let sandbox = try await Sandbox()
        let table = try await sandbox.table("Fees")
        _ = try sandbox.file(".config/docket/config.yaml", "exports:\n  storage: s3\n")
        let run = try await sandbox.run("export", table, "--format", "csv")
        #expect(run.status == 78 && run.complaint.contains("exports.bucket is not set"), "\(run.complaint)")
    }

    @Test(arguments: ["storage: s3", "endpoint: http://127.0.0.1:1", "bucket: theirs", "region: x", "style: path"])
    func aWorkspaceDoesNotSayWhereExportsGo(_ line: String) async throws {
        let sandbox = try await Sandbox()
        try Data("exports:\n  \(line)\n".utf8).write(to: sandbox.workspace.appendingPathComponent("config.yaml"))
        let run = try await sandbox.run("exports", "list", "--json")
        #expect(run.status == 78)
    }

    @Test func aLinkInPlaceOfTheWorkspacesFolderIsNotFollowed() async throws {
        let sandbox = try await Sandbox()
        let table = try await sandbox.table("Fees")
        let elsewhere = try folder("elsewhere", in: sandbox)
        try FileManager.default.createSymbolicLink(
            atPath: sandbox.workspace.appendingPathComponent("exports").path, withDestinationPath: elsewhere.path)
        #expect(try await sandbox.run("export", table, "--format", "csv").status == 77)
        #expect(try files(elsewhere).isEmpty)
    }

    @Test func aFullDiskIsToldAndNothingHalfIsLeft() async throws {
        let sandbox = try await Sandbox()
        let rows = String(repeating: ",,,,\n", count: 150_000)
        let table = try await sandbox.json(
            "artifacts", "create", "--kind", "table", "--title", "Empty", "--from", "-",
            input: Data("a,b,c,d,e\n\(rows)1,2,3,4,5\n".utf8))
        let id = try #require(table["id"]?.string)
        // No file may grow beyond 4 MiB: the system refuses the write as on a full disk, without a file system of
        // its own.
        let run = try await BuiltProgram.run(
            URL(fileURLWithPath: "/bin/sh"),
            [
                "-c", "ulimit -f 8192; exec \"$@\"", "sh", BuiltProgram.url.path, "export", id, "--format", "html",
                "--json",
            ],
            environment: sandbox.environment, folder: sandbox.folder)
        #expect(run.status == 75, "\(run.complaint)")
        #expect(try run.error["code"] == "resourceExhausted")
        // The file by the name that its user knows, and the folder that is full.
        let exports = sandbox.workspace.appendingPathComponent("exports").path
        #expect(try run.error["message"]?.string?.hasPrefix("“Empty ") == true)
        #expect(try run.error["message"]?.string?.contains("no space is left in \(exports).") == true)
        let item = try #require(try await sandbox.json("exports").items.first)
        #expect(item["status"] == "failed")
        #expect(item["error"]?["code"] == "resourceExhausted")
        let left = try files(sandbox.workspace.appendingPathComponent("exports")).filter { $0 != ".jobs" }
        #expect(left.isEmpty, "\(left)")
        try await sandbox.done("exports", "retry", item["id"]?.string ?? "")
        #expect(try await sandbox.json("exports").items.first?["status"] == "completed")
    }

    // MARK: Several tables

    /// A thread with a message, a table and a sheet of two.
    private func threadWithTables(_ sandbox: Sandbox) async throws -> String {
        let thread = try #require(try await sandbox.json("threads", "new", "Fees of Okafor")["id"]?.string)
        try await sandbox.done("send", "--thread", thread, "one\ntwo\n\n| a | b |\n|---|---|\n| 1 | 2 |")
        try await sandbox.done(
            "artifacts", "create", "--kind", "table", "--title", "Fees", "--thread", thread, "--from", "-",
            input: Data("name,fee\nCore,0.45\n".utf8))
        let tables =
            #"{"tables":[{"name":"Assets","columns":["x"],"rows":[["1"]]},{"name":"Debts","columns":["y"],"rows":[["2"]]}]}"#
        try await sandbox.done(
            "artifacts", "create", "--kind", "sheet", "--title", "Balance", "--thread", thread, "--from", "-",
            input: Data(tables.utf8))
        try await sandbox.done(
            "artifacts", "create", "--kind", "doc", "--title", "Letter", "--thread", thread, "--from", "-",
            input: Data("# Letter\n\nDear Ada,\n\n## Why\n\nBecause.".utf8))
        return "thread:\(thread)"
    }

    private func entries(_ path: String) async throws -> [String] {
        try await BuiltProgram.run(
            URL(fileURLWithPath: "/usr/bin/python3"),
            ["-c", "import sys,zipfile; print('\\n'.join(zipfile.ZipFile(sys.argv[1]).namelist()))", path],
            environment: ["PATH": "/usr/bin:/bin"], folder: URL(fileURLWithPath: "/")
        ).lines
    }

    private static let tableFiles = ["Balance – Assets.csv", "Balance – Debts.csv", "Fees of Okafor.csv", "Fees.csv"]

    @Test func aThreadsCSVIsItsTablesInAnArchiveOrAFolder() async throws {
        let sandbox = try await Sandbox()
        let thread = try await threadWithTables(sandbox)
        let out = try folder("out", in: sandbox)
        try await sandbox.done("export", thread, "--format", "csv", "--out", out.appendingPathComponent("t.zip").path)
        #expect(try await entries(out.appendingPathComponent("t.zip").path).sorted() == Self.tableFiles)
        try FileManager.default.removeItem(at: out.appendingPathComponent("t.zip"))
        for _ in 1...2 { try await sandbox.done("export", thread, "--format", "csv", "--out", out.path + "/") }
        let made = try FileManager.default.contentsOfDirectory(atPath: out.path).sorted()
        #expect(made.count == 2 && made.allSatisfy { $0.hasPrefix("Fees of Okafor ") }, "nothing is replaced")
        for name in made {
            let inside = out.appendingPathComponent(name)
            #expect(try FileManager.default.contentsOfDirectory(atPath: inside.path).sorted() == Self.tableFiles)
            let text = try String(contentsOf: inside.appendingPathComponent("Fees.csv"), encoding: .utf8)
            #expect(text.contains("Core,0.45"))
        }
    }

    @Test(arguments: ["x.csv", "x", "x.txt", "x.CSV"])
    func severalTablesNeverLieUnderAnotherName(_ name: String) async throws {
        let sandbox = try await Sandbox()
        let out = try folder("out", in: sandbox)
        try await sandbox.done("customers", "add", "--name", "Ada Okafor", "--id", "okafor")
        for source in ["customer:okafor", try await threadWithTables(sandbox)] {
            let run = try await sandbox.run(
                "export", source, "--format", "csv", "--out", out.appendingPathComponent(name).path)
            #expect(run.status == 65)
            #expect(run.complaint.contains("a folder, or a file that ends with .zip"))
        }
        #expect(try files(out).isEmpty)
        #expect(try await sandbox.json("exports").items.isEmpty)
    }

    @Test func oneTableIsACSVFileUnlessAnArchiveIsAskedFor() async throws {
        let sandbox = try await Sandbox()
        let out = try folder("out", in: sandbox)
        let one = #"{"tables":[{"name":"Only","columns":["x"],"rows":[["1"]]}]}"#
        let sheet = try await sandbox.json(
            "artifacts", "create", "--kind", "sheet", "--title", "One", "--from", "-", input: Data(one.utf8))
        let id = try #require(sheet["id"]?.string)
        let csv = out.appendingPathComponent("x.csv")
        try await sandbox.done("export", id, "--format", "csv", "--out", csv.path)
        #expect(try String(contentsOf: csv, encoding: .utf8).hasSuffix("x\r\n1\r\n"))
        let zip = out.appendingPathComponent("x.zip")
        try await sandbox.done("export", id, "--format", "csv", "--out", zip.path)
        #expect(try await entries(zip.path) == ["Only.csv"])
    }

    @Test func aThreadsXLSXHasAWorksheetForEachTable() async throws {
        let sandbox = try await Sandbox()
        let thread = try await threadWithTables(sandbox)
        let file = sandbox.folder.appendingPathComponent("t.xlsx")
        try await sandbox.done("export", thread, "--format", "xlsx", "--out", file.path)
        let sheets = try await entries(file.path).filter { $0.hasPrefix("xl/worksheets/sheet") }
        #expect(sheets.count == 4)
    }

    @Test(arguments: ["xlsx", "csv"]) func aThreadWithoutTablesSaysSo(_ format: String) async throws {
        let sandbox = try await Sandbox()
        let thread = try #require(try await sandbox.json("threads", "new", "Talk")["id"]?.string)
        try await sandbox.done("send", "--thread", thread, "Hello")
        let run = try await sandbox.run("export", "thread:\(thread)", "--format", format)
        #expect(run.status == 65)
        #expect(run.complaint.contains("“Talk” has no tables"))
    }

    @Test func whatWasMadeInAThreadStandsWholeBehindItsMessages() async throws {
        let sandbox = try await Sandbox()
        let thread = try await threadWithTables(sandbox)
        let plain = try await sandbox.done("export", thread, "--format", "md", "--out", "-").text
        #expect(!plain.contains("Dear Ada") && !plain.contains("0.45"))
        let whole = try await sandbox.done("export", thread, "--format", "md", "--with-contents", "--out", "-").text
        for text in ["Dear Ada", "0.45", "Debts", "# Letter", "## Fees", "# Fees"] {
            #expect(whole.contains(text), "\(text)")
        }
        #expect(whole.hasPrefix(String(plain.prefix(40))))
        for format in ["pdf", "docx", "html", "json"] {
            try await sandbox.done("export", thread, "--format", format, "--with-contents")
        }
    }

    @Test func linesThatWereTypedAreKept() async throws {
        let sandbox = try await Sandbox()
        let thread = try await threadWithTables(sandbox)
        let html = try await sandbox.done("export", thread, "--format", "html", "--out", "-").text
        let broken = try Regex("one<br ?/?>\\s*two")
        #expect(html.contains(broken), "\(html)")
    }
}
