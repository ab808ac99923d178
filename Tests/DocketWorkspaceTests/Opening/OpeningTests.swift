import DocketDomain
import DocketStore
import DocketWorkspace
import Foundation
import TestSupport
import Testing

@Suite struct OpeningTests {
    @Test func aNewWorkspaceHasOneTenantAndItsMakerIsAdmin() async throws {
        let folder = try TemporaryFolder()
        let workspace = try await LocalWorkspace.create(folder.file("new/deep"), account: "ada")
        #expect(workspace.viewer == Viewer(tenantID: .default, userID: UserID("ada"), role: .admin))
        #expect(try await workspace.queries.tenants(page: PageRequest(size: 9)).items.map(\.id) == [.default])
        let mode = try FileManager.default.attributesOfItem(atPath: folder.path("new/deep"))[.posixPermissions] as? Int
        #expect(mode == 0o700)
    }

    @Test func makingOneThatIsThereChangesNothing() async throws {
        let office = try await TestOffice()
        let before = try await office.open().lastPlace
        let again = try await LocalWorkspace.create(office.folder.url, account: "ada")
        #expect(again.viewer.userID == UserID("ada"))
        #expect(try await again.lastPlace == before)
    }

    @Test func manyWhoMakeTheSameWorkspaceAtOnceGetTheSameOne() async throws {
        let folder = try TemporaryFolder()
        let opened = try await withThrowingTaskGroup(of: UserID.self) { group in
            for _ in 0..<10 {
                group.addTask { try await LocalWorkspace.create(folder.file("w"), account: "ada").viewer.userID }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(opened == Array(repeating: UserID("ada"), count: 10))
        let workspace = try await LocalWorkspace.open(folder.file("w"), account: "ada")
        #expect(try await workspace.lastPlace?.position == 2)
    }

    @Test func whereThereIsNoWorkspaceUserOrTenantThatIsSaid() async throws {
        let office = try await TestOffice()
        let url = office.folder.url
        let nowhere = office.folder.file("none")
        #expect(await refusal { try await LocalWorkspace.open(nowhere, account: "ada") } == .notFound)
        #expect(!FileManager.default.fileExists(atPath: nowhere.path))
        #expect(
            await refusal { try await LocalWorkspace.open(url, user: UserID("nobody"), account: "ada") } == .notFound)
        #expect(
            await refusal { try await LocalWorkspace.open(url, tenant: TenantID("none"), account: "ada") } == .notFound)
    }

    @Test func whereNobodyIsNamedTheFirstUserActs() async throws {
        let office = try await TestOffice()
        #expect(try await LocalWorkspace.open(office.folder.url, account: "somebody").viewer.userID == UserID("ada"))
    }

    @Test func aUserWhoIsBoundToAnAccountIsActedAsFromThatAccountOnly() async throws {
        let office = try await TestOffice()
        let bound = User(id: UserID("rob"), name: "Rob", role: .rm, osAccount: "robert")
        try await office.open("ada").perform(.addUser(bound))
        let url = office.folder.url
        for account in ["ada", "rob", "Robert", ""] {
            #expect(
                await refusal { try await LocalWorkspace.open(url, user: bound.id, account: account) }
                    == .permissionDenied)
        }
        let workspace = try await LocalWorkspace.open(url, user: bound.id, account: "robert")
        #expect(workspace.viewer == Viewer(tenantID: .default, userID: bound.id, role: .rm))
    }

    @Test func aRemovedUserOpensNoWorkspaceAnyMore() async throws {
        let office = try await TestOffice()
        try await office.open("ada").perform(.removeUser(UserID("mia")))
        #expect(await refusal { try await office.open("mia") } == .notFound)
    }

    @Test func readOnlyItReadsAndRefusesToWrite() async throws {
        let office = try await TestOffice()
        let thread = try await office.open().newThread("Read me")
        let reading = try await LocalWorkspace.open(
            office.folder.url, user: UserID("max"), account: "ada", readOnly: true)
        #expect(try await reading.queries.thread(thread).title == "Read me")
        #expect(await refusal { try await reading.newThread() } == .permissionDenied)
        #expect(try await reading.allThreads().count == 1)
    }

    @Test func idsOfTheLiveClockNeverRepeatAndSortAsTheyWereMade() async {
        let ids = (0..<20_000).map { _ in Environment.live.makeID() }
        #expect(ids == ids.sorted())
        #expect(Set(ids).count == ids.count)
        let together = await withTaskGroup(of: [String].self) { group in
            for _ in 0..<8 { group.addTask { (0..<2000).map { _ in Environment.live.makeID() } } }
            return await group.reduce(into: Set<String>()) { $0.formUnion($1) }
        }
        #expect(together.count == 16_000)
    }
}
