import Testing

@testable import DocketDomain

@Suite struct PersonNameTests {
    private let name = PersonName("Zoë van Dijk")

    @Test(arguments: [
        ("Zoë van Dijk", "#"), ("met ZOE VAN DIJK today", "met # today"), ("zoe-van-dijk", "#"),
        ("zoe_van_dijk.pdf", "#.pdf"), ("ZoeVanDijk", "#"), ("Dijk, van, Zoë", "#"), ("Zoë van Dijks Konto", "# Konto"),
        ("**Zoë** van Dijk", "**#"), ("Zoë\nvan Dijk", "#"), ("(zoe.van.dijk)(zoe.van.dijk)", "(#)(#)"),
        ("mailto:zoe.van.dijk@example.org", "mailto:#@example.org"),
    ])
    func aNameIsFoundHoweverItIsWritten(text: String, erased: String) {
        #expect(name?.replaced(in: text, with: "#") == erased)
    }

    @Test(arguments: [
        "", "Zoë", "van Dijk", "Zoë Dijk", "Zoë, who knows van Dijk", "Zoë van Dijkstra", "xZoë van Dijk", "Zoë van",
    ])
    func whatIsAnotherNameStays(text: String) {
        #expect(name?.replaced(in: text, with: "#") == text)
    }

    @Test func oneWordIsNoName() {
        for name in ["", "Baker", "  Acme  ", "A B"] { #expect(PersonName(name) == nil) }
    }
}
