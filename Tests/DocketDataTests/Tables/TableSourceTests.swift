import DocketData
import DocketDomain
import Foundation
import TestSupport
import Testing

@Suite struct TableSourceTests {
    private func source(_ files: [String: String], _ pattern: String = "*") throws -> (TemporaryFolder, any DataSource)
    {
        let folder = try TemporaryFolder()
        for (name, text) in files { try folder.write(text, to: name) }
        return (folder, SourceSettings(name: "files", kind: .files(folder.path(pattern))).source)
    }

    @Test func filesAreTablesWithNumbersWhereAllCellsAre() async throws {
        let (folder, source) = try source([
            "fees.csv": "fund,year,fee,code\nA,2025,0.5,007\nB,2026,,008\n", "names.tsv": "fund\tname\nA\tAlpha, Inc\n",
        ])
        let result = try await source.answer(
            "SELECT f.fund, f.year, f.fee, f.code, n.name FROM fees f LEFT JOIN names n USING (fund) ORDER BY 1")
        #expect(
            result.rows == [
                [.text("A"), .integer(2025), .real(0.5), .text("007"), .text("Alpha, Inc")],
                [.text("B"), .integer(2026), .null, .text("008"), .null],
            ])
        #expect(try await source.schema(within: QueryLimits()).tables.map(\.name) == ["fees", "names"])
        withExtendedLifetime(folder) {}
    }

    @Test func numbersAsPeopleWriteThemAreNumbers() async throws {
        let (folder, source) = try source([
            "t.csv": "amount,rate,paid,mixed,phone,day\n\"1,234.50\",0.45%,CHF 20,CHF 1,+41 44 123,2026-01-01\n"
                + "\"-12\",0.6%,CHF 5.50,EUR 2,+41 44 124,2026-01-02\n–,,,,,\n"
        ])
        let result = try await source.answer("SELECT * FROM t")
        #expect(
            result.rows == [
                [.real(1234.5), .real(0.45), .real(20), .text("CHF 1"), .text("+41 44 123"), .text("2026-01-01")],
                [.real(-12), .real(0.6), .real(5.5), .text("EUR 2"), .text("+41 44 124"), .text("2026-01-02")],
                [.null, .null, .null, .text(""), .text(""), .text("")],
            ])
        // No digit is lost.
        let long = try self.source(["t.csv": "id\n12345678901234567890\n12345678901234567891\n"])
        #expect(try await long.1.answer("SELECT id FROM t").rows[1] == [.text("12345678901234567891")])
        withExtendedLifetime(long.0) {}
        #expect(try await source.answer("SELECT sum(amount) FROM t").rows == [[.real(1222.5)]])
        withExtendedLifetime(folder) {}
    }

    @Test func strangeNamesAndRaggedRowsLoseNothing() async throws {
        let (folder, source) = try source(["a b'\"c.csv": "x,X,,x\n1,2,3,4\n5\n6,7,8,9,10\n"])
        let result = try await source.answer("SELECT * FROM \"a b'\"\"c\"")
        #expect(result.columns.map(\.name) == ["x", "X 2", "Column 3", "x 3", "Column 5"])
        #expect(result.rows.count == 3)
        #expect(result.rows[2].last == .integer(10))
        withExtendedLifetime(folder) {}
    }

    @Test func tablesAreOnlyRead() async throws {
        let (folder, source) = try source(["t.csv": "a\n1\n"])
        for attack in [
            "DELETE FROM t", "CREATE TABLE u (a)", "ATTACH 'x' AS y", "SELECT load_extension('x')", "DROP TABLE t",
            "SELECT * FROM t; DROP TABLE t", "PRAGMA writable_schema = 1",
        ] {
            #expect(await source.refusal(of: attack) != nil, "\(attack)")
        }
        #expect(await source.refusal(of: "SELECT * FROM nothing")?.error.code == .invalidArgument)
        #expect(try folder.names(in: "") == ["t.csv"])
    }
}
