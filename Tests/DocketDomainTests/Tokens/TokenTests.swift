import TestSupport
import Testing

@testable import DocketDomain

@Suite struct TokenTests {
    private let ledger: Ledger
    private let token = AccessToken.random()
    private static let day: Int64 = 86_400_000

    init() throws {
        ledger = try Ledger.withCast()
    }

    private func new(
        _ token: AccessToken, of user: UserID = Cast.member.userID, scopes: Set<TokenScope> = [], days: Int64 = 90
    ) -> Command {
        let end = Timestamp(milliseconds: ledger.ids.now.milliseconds + days * Self.day)
        return .addToken(NewToken(token, of: user, name: "CI", scopes: scopes, expiresAt: end))
    }

    private func holder(_ token: AccessToken, after days: Int64 = 0) -> TokenHolder? {
        ledger.tenant()?.holder(
            of: token, at: Timestamp(milliseconds: ledger.ids.now.milliseconds + days * Self.day))
    }

    // MARK: The text

    @Test func aTokenIsReadAsItWasWrittenAndNoTwoAreAlike() {
        let tokens = (0..<100).map { _ in AccessToken.random() }
        #expect(Set(tokens.map(\.text)).count == 100 && Set(tokens.map(\.id)).count == 100)
        for token in tokens {
            #expect(AccessToken(token.text) == token)
            #expect(token.text.hasPrefix("dkt_\(token.id)_") && token.text.count == 4 + 16 + 1 + 64)
            #expect(token.matches(token.digest))
        }
    }

    @Test func whatIsNoTokenIsNone() {
        let text = token.text
        for other in [
            "", "dkt", "dkt__", "dkt_1_2", text + "0", String(text.dropLast()), text.uppercased(), "x" + text,
            text + "_",
            text + "\n", " " + text, text.replacing("dkt_", with: "dkt-"),
        ] {
            #expect(AccessToken(other) == nil, "\(other)")
        }
    }

    @Test func itsSecretIsInNothingThatPrintsIt() {
        let secret = token.text.suffix(64)
        var dumped = ""
        dump(token, to: &dumped)
        for text in ["\(token)", "\([token])", "\(String(reflecting: token))", String(describing: token), dumped] {
            #expect(!text.contains(secret))
        }
    }

    // MARK: Who may

    @Test func anAdminMakesTokensForAnybodyAndPeopleForThemselves() throws {
        for viewer in [Cast.manager, Cast.member, Cast.agent] {
            let (given, own) = (AccessToken.random(), AccessToken.random())
            try ledger.perform(new(given, of: viewer.userID), as: Cast.admin)
            #expect(holder(given)?.user == Cast.user(viewer))
            guard viewer.role != .agent else { continue }
            try ledger.perform(new(own, of: viewer.userID), as: viewer)
            #expect(holder(own)?.user.id == viewer.userID)
        }
        for viewer in [Cast.member, Cast.manager, Cast.agent] {
            #expect(refusal { try ledger.perform(new(token, of: Cast.admin.userID), as: viewer) } == .permissionDenied)
        }
        #expect(refusal { try ledger.perform(new(token, of: Cast.agent.userID), as: Cast.agent) } == .permissionDenied)
        #expect(refusal { try ledger.perform(new(token, of: UserID("nobody")), as: Cast.admin) } == .notFound)
    }

    @Test func aTokenIsRevokedByWhomItIsForAndByAdmins() throws {
        for viewer in [Cast.member, Cast.admin] {
            let token = AccessToken.random()
            try ledger.perform(new(token), as: Cast.member)
            for other in [Cast.colleague, Cast.agent, Cast.namesake, Cast.foreignAdmin] {
                #expect(refusal { try ledger.perform(.revokeToken(token.id), as: other) } == .notFound)
            }
            try ledger.perform(.revokeToken(token.id), as: viewer)
            #expect(holder(token) == nil)
            #expect(refusal { try ledger.perform(.revokeToken(token.id), as: viewer) } == .notFound)
        }
    }

    // MARK: What it is good for

    @Test func anAgentsTokenIsNeverForDeciding() throws {
        let decides = new(token, of: Cast.agent.userID, scopes: [.read, .decide])
        #expect(refusal { try ledger.perform(decides, as: Cast.admin) } == .invalidArgument)
        try ledger.perform(new(token, of: Cast.agent.userID), as: Cast.admin)
        #expect(holder(token)?.scopes == [.read, .write])
    }

    @Test func scopesNarrowAToken() throws {
        try ledger.perform(new(token), as: Cast.member)
        #expect(holder(token)?.scopes == [.read, .write, .decide])
        let narrow = AccessToken.random()
        try ledger.perform(new(narrow, scopes: [.read]), as: Cast.member)
        #expect(holder(narrow)?.scopes == [.read])
    }

    @Test func aTokenEndsWhenItSays() throws {
        try ledger.perform(new(token, days: 90), as: Cast.member)
        #expect(holder(token, after: 89) != nil && holder(token, after: 90) == nil)
        for days: Int64 in [0, -1, 3700] {
            #expect(refusal { try ledger.perform(new(.random(), days: days), as: Cast.member) } == .invalidArgument)
        }
    }

    @Test func aTokenOfWhichACharacterIsWrongIsNone() throws {
        try ledger.perform(new(token), as: Cast.member)
        let text = token.text
        for offset in 0..<text.count {
            var other = Array(text)
            other[offset] = other[offset] == "0" ? "1" : "0"
            #expect(AccessToken(String(other)).flatMap { holder($0) } == nil)
        }
        #expect(ledger.tenant(Cast.otherTenant)?.holder(of: token, at: ledger.ids.now) == nil)
    }

    @Test func aUsersTokensGoWithThem() throws {
        try ledger.perform(new(token), as: Cast.member)
        try ledger.perform(.removeUser(Cast.member.userID), as: Cast.admin)
        try ledger.perform(.addUser(Cast.user(Cast.member)), as: Cast.admin)
        #expect(holder(token) == nil)
    }

    @Test func whatHasExpiredGoesWhenANewOneIsMadeAndAHundredAreKept() throws {
        for _ in 0..<100 { try ledger.perform(new(.random(), days: 1), as: Cast.member) }
        #expect(refusal { try ledger.perform(new(token), as: Cast.member) } == .failedPrecondition)
        try ledger.perform(new(.random(), of: Cast.colleague.userID), as: Cast.colleague)
        ledger.ids.advance(milliseconds: 2 * Self.day)
        try ledger.perform(new(token), as: Cast.member)
        #expect(ledger.tenant()?.tokens(of: Cast.member.userID).map(\.id) == [token.id])
        #expect(ledger.tenant()?.tokens(of: Cast.colleague.userID).count == 1)
    }

    @Test func aStateFromBeforeThereWereTokensIsReadAndStaysAsItWas() throws {
        let state = try #require(ledger.tenant())
        let text = try SortedJSON.text(of: state)
        #expect(!text.contains("tokens"))
        try ledger.perform(new(token), as: Cast.member)
        try ledger.perform(.revokeToken(token.id), as: Cast.member)
        #expect(try SortedJSON.text(of: #require(ledger.tenant())) == text)
    }
}
