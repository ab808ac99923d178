import DocketDomain
import DocketStore
import DocketWorkspace
import TestSupport
import Testing

@Suite struct FeatureTests {
    @Test func whereArtifactCreationIsOffNoneIsMadeOrRevisedAndAllElseGoesOn() async throws {
        let office = try await TestOffice()
        let artifact = try await office.open().make(PreparedContent(markdown: "# Budget"), .doc)
        var features = LocalWorkspace.Features()
        features.artifactCreation = false
        let max = try await office.open(features: features)
        let content = ArtifactContent.doc(.inline("x"))
        let thread = try await max.newThread()
        let refused: [Command] = [
            .createArtifact(NewArtifact(kind: .doc, title: "T", content: content)),
            .artifact(artifact, .revise(content, title: nil)),
            .reply(
                Reply(
                    threadID: thread, agentID: UserID("bot"), parts: [.text("x")],
                    artifacts: [.create(kind: .doc, title: "T", content: content)])),
        ]
        for command in refused { #expect(await refusal { try await max.perform(command) } == .failedPrecondition) }
        try await max.perform(.artifact(artifact, .comment("still here")))
        try await max.discuss(artifact, "Hello")
        try await max.perform(.reply(Reply(threadID: thread, agentID: UserID("bot"), parts: [.text("x")])))
        #expect(try await max.queries.artifact(artifact).revision == 1)
    }
}
