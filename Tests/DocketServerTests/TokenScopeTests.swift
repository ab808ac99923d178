import DocketDomain
import GRPCCore
import Testing

@testable import DocketServer

struct TokenScopeTests {
    @Test func eachCallNeedsAScopeAndWhatIsNotKnownCountsAsADecision() {
        func scope(_ service: String, _ method: String) -> TokenScope {
            TokenScope(neededBy: MethodDescriptor(fullyQualifiedService: service, method: method))
        }
        #expect(scope("docket.chat.v1.ChatQueryService", "StreamChatUpdates") == .read)
        #expect(scope("docket.artifact.v1.ArtifactQueryService", "GetArtifact") == .read)
        #expect(scope("docket.chat.v1.ChatCommandService", "SendMessage") == .write)
        #expect(scope("docket.artifact.v1.ArtifactCommandService", "DeleteArtifact") == .write)
        #expect(scope("docket.review.v1.ReviewQueryService", "ListProposals") == .read)
        #expect(scope("docket.review.v1.ReviewCommandService", "ProposeChanges") == .write)
        #expect(scope("docket.review.v1.ReviewCommandService", "Decide") == .decide)
        #expect(scope("docket.review.v1.ReviewCommandService", "Undo") == .decide)
        #expect(scope("docket.anything.v9.Service", "Anything") == .decide)
    }
}
