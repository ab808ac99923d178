import DocketDomain
import DocketWorkspace
import Foundation
import TestSupport
import Testing

/// Files of customers that are longer than a batch.
@Suite struct CustomerImportTests {
    private let office: TestOffice
    private let ada: LocalWorkspace

    init() async throws {
        office = try await TestOffice()
        var features = LocalWorkspace.Features()
        features.review = .sample
        ada = try await office.open("ada", features: features)
    }

    private func take(_ rows: [String], key: String? = nil) async throws -> CustomerImportReport {
        let text = (["id,name,occupation,dependents"] + rows).joined(separator: "\n")
        return try await ada.importCustomers(Data(text.utf8), idempotencyKey: key)
    }

    private func allCustomers() async throws -> [CustomerSummary] {
        var all: [CustomerSummary] = []
        var token = ""
        repeat {
            let page = try await ada.queries.customers(
                CustomerFilter(), page: PageRequest(size: 100, token: token))
            all += page.items
            token = page.nextToken
        } while !token.isEmpty
        return all
    }

    @Test func aBadRowKeepsNoneOfItsBatchFromBeingTaken() async throws {
        let rows = (2...1201).map { number in
            number.isMultiple(of: 7) ? "c\(number),Name \(number),Baker,soon" : "c\(number),Name \(number),Baker,"
        }
        let report = try await take(rows)
        #expect(report.rows.map(\.number) == Array(2...1201))
        #expect(report.rows.allSatisfy { ($0.status == .added) == !$0.number.isMultiple(of: 7) })
        #expect(report.rows.allSatisfy { $0.problems.isEmpty == ($0.status == .added) })
        #expect(try await allCustomers().count == report.rows.count { $0.status == .added })
        #expect(try await ada.faults() == [])
    }

    @Test func aRowThatIsRefusedAsAWholeKeepsNoneOfItsBatchFromBeingTaken() async throws {
        let refused = "c2,\(String(repeating: "x", count: 100_000)),Baker,"
        let report = try await take(["c1,One,Baker,", refused, ",,Baker,", "c3,Three,Baker,"])
        #expect(report.rows.map(\.status) == [.added, .refused, .refused, .added])
        #expect(report.rows.map(\.problems.isEmpty) == [true, false, false, true])
        #expect(try await allCustomers().map(\.name) == ["One", "Three"])
    }

    @Test func rowsOfOneCustomerAreTakenOneAfterAnother() async throws {
        let report = try await take([
            "c1,Ines Okafor,Baker,", "c1,Ines Okafor,Butcher,", "c1,Ines Okafor,Butcher,", ",Ben Brook,Baker,",
            ",Ben Brook,Butcher,", "c2,Ben Brook,Baker,", ",Cem Can,Baker,", "c1,Ines Okafor,Baker,",
        ])
        #expect(
            report.rows.map(\.status)
                == [.added, .proposed, .unchanged, .added, .proposed, .added, .added, .unchanged])
        #expect(report.rows[3].customerID == report.rows[4].customerID)
        #expect(report.rows[1].proposals == 1 && report.rows[2].proposals == 0)
        #expect(try await allCustomers().count == 4)
        let again = try await take([",Ben Brook,Smith,", "c2,Ben Brook,Smith,"])
        #expect(again.rows.map(\.status) == [.refused, .proposed])
        #expect(again.rows[0].problems.map(\.code) == [.failedPrecondition])
    }

    @Test func namesAreTheSameToTheLetterOnly() async throws {
        _ = try await take(["c1,Zoë Ray,Baker,"])
        let report = try await take([
            ",Zoe Ray,Baker,", ",ZOË RAY,Baker,", ",Zo\u{65}\u{308} Ray,Baker,", ",Zoë Ray,Smith,",
        ])
        #expect(report.rows.map(\.status) == [.added, .added, .unchanged, .proposed])
        #expect(report.rows.suffix(2).map(\.customerID) == [CustomerID("c1"), CustomerID("c1")])
    }

    @Test func whatWasTakenUnderAKeyIsAnsweredTheSameWhenTheRestIsTaken() async throws {
        // As a process leaves it that is killed before the whole is answered.
        _ = try await take(["c1,One,Baker,"])
        let half = (1...600).map { "c\($0),Name \($0),Smith,3" }
        var steps: [CustomerImportReport] = []
        for _ in 1...2 { steps.append(try await take(half, key: "customers")) }
        #expect(steps[0] == steps[1])
        #expect(steps[0].rows.map(\.status) == [.proposed] + Array(repeating: .added, count: 599))
        #expect(try await take(half).rows.allSatisfy { $0.status == .unchanged })
        #expect(try await allCustomers().count == 600)
        #expect(await refusal { _ = try await take(half + ["c601,New,Smith,"], key: "customers") } == .conflict)
    }

    /// In many short races one is added between the other's look and its try.
    @Test func whoeverIsOvertakenBetweenLookingAndAddingIsNotRefused() async throws {
        var features = LocalWorkspace.Features()
        features.review = .sample
        let other = try await office.open("ada", features: features)
        for round in 0..<100 {
            let bytes = Data("id,name,occupation\nr\(round),Name,Baker\ns\(round),Other,Baker\n".utf8)
            async let first = ada.importCustomers(bytes, idempotencyKey: nil)
            async let second = other.importCustomers(bytes, idempotencyKey: nil)
            let statuses = try await zip(first.rows, second.rows).map { Set([$0.status, $1.status]) }
            #expect(statuses == [[.added, .unchanged], [.added, .unchanged]], "\(round)")
        }
        // A customer who is somebody else's is there and is not seen: that is refused, and soon.
        try await ada.perform(.addUser(User(id: UserID("rita"), name: "Rita", role: .rm)))
        let rita = try await office.open("rita", features: features)
        let refused = try await rita.importCustomers(Data("id,name\nr1,Name\n".utf8), idempotencyKey: nil)
        #expect(refused.rows.flatMap(\.problems).map(\.code) == [.alreadyExists])
    }

    @Test func twoWhoBringTheSameFileAtTheSameTimeBringEachCustomerOnce() async throws {
        let rows = (1...1200).map { "c\($0),Name \($0),Baker," }
        var features = LocalWorkspace.Features()
        features.review = .sample
        let other = try await office.open("ada", features: features)
        let bytes = Data((["id,name,occupation"] + rows.map { String($0.dropLast()) }).joined(separator: "\n").utf8)
        async let first = ada.importCustomers(bytes, idempotencyKey: nil)
        async let second = other.importCustomers(bytes, idempotencyKey: nil)
        let statuses = try await zip(first.rows, second.rows).map { Set([$0.status, $1.status]) }
        #expect(statuses.allSatisfy { $0 == [.added, .unchanged] })
        #expect(try await allCustomers().count == 1200)
        #expect(try await ada.faults() == [])
    }
}
