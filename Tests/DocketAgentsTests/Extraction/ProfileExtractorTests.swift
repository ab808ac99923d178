import DocketAgents
import DocketDomain
import Testing

/// What is taken from notes, and what is not.
struct ProfileExtractorTests {
    @Test(arguments: [
        ("Salary 95k.", "income_band_annual", "50,000 – 100,000"),
        ("She earns about 12k a month.", "income_band_annual", "100,000 – 250,000"),
        ("Salary rose from 90k to 120k.", "income_band_annual", "100,000 – 250,000"),
        ("She has put aside a quarter of a million to invest.", "investable_assets", "250000 GBP"),
        ("Her mortgage stands at one hundred and eighty thousand pounds.", "liabilities", "180000 GBP"),
        ("Goal amount: $1.2M", "goal_amount", "1200000 USD"),
        ("Bonus of CHF 40k last year.", "bonus_last_year", "40000 CHF"),
        ("At 62 she will retire.", "retirement_age", "62"),
        ("Review on Tuesday week.", "next_review_date", "2026-03-31"),
        ("Next review in three weeks.", "next_review_date", "2026-04-08"),
        ("The portfolio is to be reviewed at the end of Q1.", "next_review_date", "2026-03-31"),
        ("Next meeting: the 14th.", "next_review_date", "2026-04-14"),
        ("DOB 3/5/71", "date_of_birth", "1971-05-03"),
        ("She will be 50 on 3 May.", "date_of_birth", "1976-05-03"),
        ("She moved to 14 Hill Street, Leeds LS1 4AB in January.", "address", "14 Hill Street\nLeeds LS1 4AB"),
        ("Her risk appetite has gone from balanced to cautious.", "risk_tolerance", "cautious"),
        ("She lives with her partner Ben.", "partner_name", "Ben"),
        ("Self-employed graphic designer.", "occupation", "graphic designer"),
        ("Passport no. 512345678", "id_document", "Passport no. 512345678"),
        ("She is tax resident in Portugal.", "tax_residence", "PT"),
        ("Would rather have letters than calls.", "contact_channel", "letter"),
        ("Growth is the level she settled on for risk.", "risk_tolerance", "growth"),
        ("Risk appetite: not balanced but cautious.", "risk_tolerance", "cautious"),
        ("Her husband Olof passed away in January.", "marital_status", "widowed"),
        ("Olof, her husband, joined us.", "partner_name", "Olof"),
        ("Radiologist at Hospital da Luz, employed since 2019.", "employer", "Hospital da Luz"),
        ("Employer: Van der Meer & Zonen", "employer", "Van der Meer & Zonen"),
        ("Chief financial officer of Nordlys AB.", "employer", "Nordlys AB"),
        ("Nat.: Swedish", "nationality", "SE"),
        ("Tel. (020) 7946 0018", "phone", "(020) 7946 0018"),
        ("Three kids still depend on her.", "dependants", "3"),
        ("More than 15% down and she'd be in trouble.", "loss_capacity", "15"),
        ("Bought a cottage near Ystad in May.", "real_estate", "a cottage near Ystad"),
        ("Tax resident of Germany until 2022; it's Norway now.", "tax_residence", "NO"),
        ("* **Risk:** balanced", "risk_tolerance", "balanced"),
        ("Risk tolerance:\n  Balanced", "risk_tolerance", "balanced"),
        ("Mandate? Advisory.", "service_model", "advisory"),
        ("Her mortgage is one million one hundred thousand pounds.", "liabilities", "1100000 GBP"),
        ("Turnover of 7.8 million in US dollars.", "annual_turnover", "7800000 USD"),
        ("| Risk | balanced |", "risk_tolerance", "balanced"),
        ("Spouse ............... Olof Berg", "partner_name", "Olof Berg"),
    ])
    func aFirmStatementIsFound(text: String, field: String, value: String) throws {
        let found = try ExtractionFixture.values(text)[field]
        #expect(found?.string ?? found?.int.map(String.init) == value)
    }

    @Test(arguments: [
        ("Her brother earns 200k.", "income_band_annual", LeftOut.Reason.thirdPerson),
        ("Peter Hansen, her lawyer, can be reached on 020 7946 0001.", "phone", .thirdPerson),
        ("Her oenologist is retiring at 60.", "retirement_age", .thirdPerson),
        ("If rates fall she would take a mortgage of 250k.", "liabilities", .hypothetical),
        ("Proposed: balanced risk.", "risk_tolerance", .hypothetical),
        ("She used to be a teacher at Hill School.", "occupation", .history),
        ("Is her mortgage still 250k?", "liabilities", .question),
        ("She asked what a discretionary mandate costs.", "service_model", .question),
        ("She is not a widow.", "marital_status", .negation),
        ("Call me on 020 7946 0002.", "phone", .adviser),
        ("Retirement age 30.", "retirement_age", .invalid),
        ("Mortgage of 300k. Sorry, 250 not 300.", "liabilities", .corrected),
        ("Risk: balanced.\nRisk: cautious.", "risk_tolerance", .superseded),
    ])
    func whatIsNoneIsNamed(text: String, field: String, reason: LeftOut.Reason) throws {
        let extraction = try ExtractionFixture.extract(text)
        #expect(extraction.leftOut.contains { $0.fieldKey == field && $0.reason == reason })
    }

    @Test(arguments: [
        ("Her husband Olof passed away in January.", "partner_name"),
        ("Her business partner Olof was there too.", "partner_name"),
        ("Her company pays tax in Norway.", "tax_residence"),
        ("They moved to Norway in May.", "employer"),
        ("She repaid her mortgage of £180,000.", "liabilities"),
        ("Rental income from the flat is £9,000.", "income_band_annual"),
        ("State pension starts at 67.", "retirement_age"),
        ("The fund has net assets of £70m.", "net_worth_band"),
        ("Account number 12345678.", "phone"),
        ("She has shares in Nordea.", "employer"),
        ("Her tenant is a student.", "employment_status"),
        ("Review of 3 March discussed.", "next_review_date"),
        ("Annual meeting, 18 March.", "next_review_date"),
        ("She will move to Norway next year.", "country_of_residence"),
    ])
    func whatOnlyLooksLikeAStatementIsNone(text: String, field: String) throws {
        #expect(try ExtractionFixture.values(text)[field] == nil)
    }

    @Test func theLastFirmStatementCounts() throws {
        #expect(try ExtractionFixture.values("Mortgage of 300k. Sorry, 250 not 300.")["liabilities"] == "250000 GBP")
        #expect(try ExtractionFixture.values("Income was 120k, now 80k.")["income_band_annual"] == "50,000 – 100,000")
    }

    @Test func whoSpeaksIsMeantByI() throws {
        let notes = "Tom Abiola: I earn 90k myself.\nMarta Lindqvist: I'm at 150k a year."
        #expect(try ExtractionFixture.values(notes, kind: .transcript)["income_band_annual"] == "100,000 – 250,000")
    }

    @Test func anAnswerIsAboutWhatWasAsked() throws {
        let notes = "Tom: When shall we look at it again?\nMarta: In six weeks."
        #expect(try ExtractionFixture.values(notes, kind: .transcript)["next_review_date"] == "2026-04-29")
        let yes = "Tom: Are you married?\nMarta: Yes, to Olof."
        #expect(try ExtractionFixture.values(yes, kind: .transcript)["marital_status"] == "married")
    }

    @Test(arguments: [
        "M: I'm married.\nT: I am retired.", "ML: I'm married.\nTA: I am retired.",
        "Tom (adviser): I am retired.\nMarta (client): I'm married.", "Q: Are you married?\nA: Yes.",
    ])
    func speakersAreKnownByInitialsAndParts(notes: String) throws {
        #expect(try ExtractionFixture.values(notes, kind: .transcript) == ["marital_status": "married"])
    }

    @Test func yearsAreReadInWords() throws {
        let notes = "Tom: Date of birth?\nMarta: Third of May nineteen seventy-one."
        #expect(try ExtractionFixture.values(notes, kind: .transcript)["date_of_birth"] == "1971-05-03")
    }

    @Test func theyAreThingsWhereNobodyElseWasSpokenOf() throws {
        let notes = "Marta: The savings are for a flat. I need them in four years."
        #expect(try ExtractionFixture.values(notes, kind: .transcript)["investment_horizon"] == 4)
    }

    @Test func captionsAreReadBySpeaker() throws {
        let vtt = "WEBVTT\n\n00:01.000 --> 00:04.000\n<v Marta Lindqvist>I have been\na widow for a year.\n"
        #expect(try ExtractionFixture.values(vtt, kind: .vtt)["marital_status"] == "widowed")
        let srt = "1\n00:00:01,000 --> 00:00:04,000\nTOM ABIOLA: I am a widower.\n"
        #expect(try ExtractionFixture.values(srt, kind: .srt).isEmpty)
    }

    @Test func quotedMailIsHistory() throws {
        let mail = """
            From: Marta Lindqvist <marta@home.example>

            My risk level is cautious.

            On 3 March, Tom wrote:
            > Risk level: aggressive
            """
        let found = try ExtractionFixture.values(mail, kind: .email)
        #expect(found["risk_tolerance"] == "cautious")
        #expect(found["email"] == "marta@home.example")
    }

    @Test(arguments: [
        ("en-US", "03/04/1970", "1970-03-04"), ("en-GB", "03/04/1970", "1970-04-03"),
        ("en-IN", "03-04-1970", "1970-04-03"),
        ("en-CH", "3.4.1970", "1970-04-03"), ("en-US", "31/12/1970", "1970-12-31"),
    ])
    func theRegionDecidesTheOrderOfDates(locale: String, date: String, day: String) throws {
        #expect(try ExtractionFixture.values("DOB \(date)", locale: locale)["date_of_birth"]?.string == day)
    }

    @Test(arguments: [
        ("en-DE", "1.250.000,50 EUR", "1250000.50 EUR"), ("en-CH", "1'250'000", "1250000 CHF"),
        ("en-FR", "180 000 €", "180000 EUR"), ("en-IN", "USD 3.5 lakh", "350000 USD"),
        ("en-US", "$1,250,000", "1250000 USD"),
        ("en-GB", "half a million", "500000 GBP"), ("en-GB", "1.2m", "1200000 GBP"),
    ])
    func amountsAreReadAsTheRegionWritesThem(locale: String, amount: String, value: String) throws {
        #expect(try ExtractionFixture.values("Liabilities: \(amount)", locale: locale)["liabilities"]?.string == value)
    }

    @Test func aFieldWithoutRulesIsWorkedFromItsLabel() throws {
        let schema = try ProfileSchema(
            decoding: ExtractionFixture.data(
                """
                {"version": 1, "groups": [{"key": "g", "label": "G"}], "fields": [
                  {"key": "boat_length", "label": "Boat length", "group": "g", "type": "integer", "unit": "m"},
                  {"key": "harbour", "label": "Harbour", "group": "g", "type": "choice", "options": [
                    {"value": "north", "aliases": ["upper basin"]}, "south"]}]}
                """))
        let extractor = try ProfileExtractor(
            schema: schema, rules: ExtractionRules(decoding: ExtractionFixture.resource("extraction.json")))
        let day = try #require(ExtractionFixture.day)
        let found = extractor.extract(
            from: MeetingNotes(text: "The boat length is 14. Harbour: upper basin.", day: day, customers: ["Ann Bay"])
        ).found
        #expect(found.map(\.value) == [14, "north"])
    }
}
