import DocketDomain
import DocketStore
import DocketWorkspace
import GRDB
import TestSupport
import Testing

@Suite struct TokenQueryTests {
    private static func new(_ user: UserID, _ token: AccessToken, _ test: TestWorkspace) -> Command {
        let end = Timestamp(milliseconds: test.ids.now.milliseconds + 86_400_000)
        return .addToken(NewToken(token, of: user, name: "CI", scopes: [.read], expiresAt: end))
    }

    private static func tokens(
        _ viewer: Viewer, of user: UserID? = nil, _ test: TestWorkspace
    ) async throws -> [TokenID] {
        try await test.queries(viewer).tokens(of: user, page: PageRequest(size: 100)).items.map(\.id)
    }

    @Test func rule9PeopleSeeTheirOwnTokensAndAdminsAllOfTheirTenant() async throws {
        let test = try await TestWorkspace()
        let (first, second, foreign) = (AccessToken.random(), AccessToken.random(), AccessToken.random())
        try await test.perform(Self.new(Cast.member.userID, first, test), as: Cast.member)
        try await test.perform(Self.new(Cast.agent.userID, second, test), as: Cast.admin)
        try await test.perform(Self.new(Cast.member.userID, foreign, test), as: Cast.foreignAdmin)
        #expect(try await Self.tokens(Cast.admin, test) == [second.id, first.id])
        #expect(try await Self.tokens(Cast.admin, of: Cast.member.userID, test) == [first.id])
        #expect(try await Self.tokens(Cast.member, test) == [first.id])
        #expect(try await Self.tokens(Cast.colleague, test) == [])
        #expect(try await Self.tokens(Cast.colleague, of: Cast.member.userID, test) == [])
        #expect(try await Self.tokens(Cast.namesake, test) == [foreign.id])
        // What happened is told to the same people.
        for viewer in Cast.all {
            let told = try await test(viewer).events(after: nil, stream: nil, limit: 1000).compactMap { change in
                guard case .event(let entry) = change.change, case .tenant(.tokenAdded(let added)) = entry.event.event
                else { return nil as TokenID? }
                return added.token.id
            }
            let seen = try await Self.tokens(viewer, test)
            #expect(Set(told) == (viewer.role == .agent ? [] : Set(seen)), "\(viewer)")
        }
    }

    @Test func aTokenIsListedAsItIsUntilItIsRevokedOrItsUserGoes() async throws {
        let test = try await TestWorkspace()
        let (first, second) = (AccessToken.random(), AccessToken.random())
        try await test.perform(Self.new(Cast.member.userID, first, test), as: Cast.admin)
        try await test.perform(Self.new(Cast.member.userID, second, test), as: Cast.member)
        let listed = try await test.queries(Cast.member).tokens(of: nil, page: PageRequest(size: 9)).items
        let token = try #require(listed.first { $0.id == first.id })
        #expect(token.userID == Cast.member.userID && token.createdBy == Cast.admin.userID)
        #expect(token.name == "CI" && token.scopes == [.read])
        #expect((86_399_000...86_400_000).contains(token.expiresAt.milliseconds - token.createdAt.milliseconds))
        try await test.perform(.revokeToken(first.id), as: Cast.member)
        #expect(try await Self.tokens(Cast.admin, test) == [second.id])
        #expect(try await test(Cast.admin).faults() == [])
        _ = try await test(Cast.admin).rebuild()
        #expect(try await Self.tokens(Cast.admin, test) == [second.id])
        try await test.perform(.removeUser(Cast.member.userID), as: Cast.admin)
        #expect(try await Self.tokens(Cast.admin, test) == [])
        #expect(try await test(Cast.admin).faults() == [])
    }

    @Test func whoShowsATokenIsFoundInItsTenantAlone() async throws {
        let test = try await TestWorkspace()
        let token = AccessToken.random()
        try await test.perform(Self.new(Cast.agent.userID, token, test), as: Cast.admin)
        func holder(_ token: AccessToken, in tenant: TenantID = Cast.tenant) async throws -> TokenHolder? {
            // Whoever asks: a server asks as itself.
            try await test(Cast.colleague).tokenBook(of: tenant)?.holder(of: token, at: test.ids.now)
        }
        let found = try await holder(token)
        #expect(found?.user == Cast.user(Cast.agent) && found?.scopes == [.read] && found?.token == token.id)
        #expect(try await holder(token, in: Cast.otherTenant) == nil)
        #expect(try await holder(token, in: TenantID("nowhere")) == nil)
        #expect(try await holder(.random()) == nil)
        test.ids.advance(milliseconds: 86_400_001)
        #expect(try await holder(token) == nil)
    }

    @Test func theFileHasNothingByWhichATokenCouldBeShown() async throws {
        let test = try await TestWorkspace()
        let token = AccessToken.random()
        try await test.perform(Self.new(Cast.member.userID, token, test), as: Cast.member)
        let secret = String(token.text.suffix(64))
        let found = try await test.database.read { db in
            let rows =
                try Row.fetchAll(db, sql: "SELECT * FROM events") + Row.fetchAll(db, sql: "SELECT * FROM streams")
                + Row.fetchAll(db, sql: "SELECT * FROM tokens") + Row.fetchAll(db, sql: "SELECT * FROM idempotency")
            return rows.map { "\($0)" }.joined()
        }
        #expect(found.contains(token.id.rawValue) && !found.contains(secret))
    }
}
