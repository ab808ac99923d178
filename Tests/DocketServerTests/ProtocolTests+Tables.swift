extension ProtocolTests {
    /// `name:number:type` of the fields of each message, as clients were told them.
    static let chat = """
        ChatVisibility: CHAT_VISIBILITY_UNSPECIFIED:0 CHAT_VISIBILITY_PRIVATE:1 CHAT_VISIBILITY_TEAM:2 \
        CHAT_VISIBILITY_PUBLIC:3
        RelationType: RELATION_TYPE_UNSPECIFIED:0 RELATION_TYPE_CREATED:1 RELATION_TYPE_REFERENCED:2 \
        RELATION_TYPE_MODIFIED:3
        Chat: id:1:string title:2:string user_id:3:string created_at:5:Timestamp updated_at:6:Timestamp \
        visibility:7:ChatVisibility metadata:8:ChatMetadata tenant_id:9:string agent_id:10:string
        ChatMetadata: labels:1:map description:2:string tags:3:string[]
        ChatMessage: id:1:string chat_id:2:string role:3:string parts:4:MessagePart[] attachments:5:Attachment[] \
        created_at:6:Timestamp artifact_id:7:string tenant_id:8:string idempotency_key:9:string \
        artifact_action:10:string
        ChatMessageInput: role:1:string parts:2:MessagePart[] attachments:3:Attachment[] artifact_id:4:string
        MessagePart: text:1:TextPart image:2:ImagePart code:3:CodePart
        TextPart: text:1:string
        ImagePart: url:1:string data:2:bytes mime_type:3:string
        CodePart: language:1:string content:2:string
        Attachment: id:1:string name:2:string mime_type:3:string uri:4:string size_bytes:5:int64
        ChatArtifactRelation: chat_id:1:string artifact_id:2:string type:3:RelationType created_at:4:Timestamp \
        created_by:5:string
        ArtifactReference: artifact_id:1:string title:2:string kind:3:string relation_type:4:RelationType \
        linked_at:5:Timestamp
        ChatFilter: query:1:string visibility:2:ChatVisibility artifact_ids:3:string[] created_after:4:Timestamp \
        created_before:5:Timestamp
        EnsureChatForArtifactAndSendMessageRequest: artifact_id:1:string chat_id:2:string message:3:ChatMessageInput \
        idempotency_key:4:string visibility:5:ChatVisibility user_id:6:string tenant_id:7:string
        EnsureChatForArtifactAndSendMessageResponse: chat_id:1:string persisted_message:2:ChatMessage \
        chat_created:3:bool
        CreateChatRequest: title:1:string visibility:2:ChatVisibility artifact_id:3:string metadata:4:ChatMetadata \
        user_id:5:string tenant_id:6:string agent_id:7:string idempotency_key:8:string
        CreateChatResponse: chat:1:Chat
        SendMessageRequest: chat_id:1:string message:2:ChatMessageInput idempotency_key:3:string user_id:4:string \
        tenant_id:5:string
        SendMessageResponse: message:1:ChatMessage
        UpdateChatTitleRequest: chat_id:1:string title:2:string user_id:3:string tenant_id:4:string
        UpdateChatTitleResponse: chat:1:Chat
        DeleteChatRequest: chat_id:1:string user_id:2:string tenant_id:3:string
        DeleteChatResponse: success:1:bool
        AssociateArtifactRequest: chat_id:1:string artifact_id:2:string relation_type:3:RelationType user_id:4:string \
        tenant_id:5:string
        AssociateArtifactResponse: relation:1:ChatArtifactRelation
        UpdateVisibilityRequest: chat_id:1:string visibility:2:ChatVisibility user_id:3:string tenant_id:4:string
        UpdateVisibilityResponse: chat:1:Chat
        GetChatRequest: chat_id:1:string tenant_id:2:string
        GetChatResponse: chat:1:Chat
        ListChatsRequest: page_size:1:int32 page_token:2:string user_id:3:string tenant_id:4:string filter:5:ChatFilter
        ListChatsResponse: chats:1:Chat[] next_page_token:2:string total_count:3:int32 total_is_exact:4:bool
        GetMessagesRequest: chat_id:1:string page_size:2:int32 page_token:3:string tenant_id:4:string
        GetMessagesResponse: messages:1:ChatMessage[] next_page_token:2:string has_more:3:bool total_count:4:int32
        GetChatArtifactsRequest: chat_id:1:string page_size:2:int32 page_token:3:string tenant_id:4:string
        GetChatArtifactsResponse: artifacts:1:ArtifactReference[] next_page_token:2:string
        SearchChatsRequest: query:1:string page_size:2:int32 page_token:3:string user_id:4:string tenant_id:5:string \
        filter:6:ChatFilter
        SearchChatsResponse: chats:1:Chat[] next_page_token:2:string total_count:3:int32
        StreamChatUpdatesRequest: chat_id:1:string resume_token:2:string tenant_id:3:string
        ChatUpdate: message:1:ChatMessage metadata:2:ChatMetadata relation:3:ChatArtifactRelation \
        checkpoint_token:4:string timestamp:5:Timestamp chat:6:Chat
        """

    static let artifact = """
        Artifact: id:1:string kind:2:string title:3:string status:4:string revision:5:int32 payload:6:bytes \
        metadata:7:map description:8:string comment:9:string chat_ids:10:string[] primary_chat_id:11:string \
        chat_refs:12:ChatReference[] customer_id:13:string rm_id:14:string batch_id:15:string \
        created_by_type:16:string created_by_id:17:string created_at:18:Timestamp deleted_at:19:Timestamp \
        tenant_id:20:string
        ChatReference: chat_id:1:string chat_title:2:string relation_type:3:RelationType linked_at:4:Timestamp
        ArtifactContent: mime_type:1:string body:2:bytes
        ArtifactMetadata: title:1:string labels:2:map
        ArtifactHistoryEntry: event_type:1:string timestamp:2:Timestamp user_id:3:string chat_id:4:string \
        metadata:5:map text:6:string
        CreateArtifactRequest: title:1:string kind:2:string user_id:3:string tenant_id:4:string metadata:5:map \
        primary_chat_id:6:string payload:7:bytes idempotency_key:8:string
        CreateArtifactResponse: artifact_id:1:string
        ReviseArtifactRequest: artifact_id:1:string payload:2:bytes expected_revision:3:int32 idempotency_key:4:string
        ReviseArtifactResponse: artifact:1:Artifact
        AssociateChatRequest: artifact_id:1:string chat_id:2:string relation_type:3:RelationType user_id:4:string \
        tenant_id:5:string
        AssociateChatResponse: chat_reference:1:ChatReference
        DissociateChatRequest: artifact_id:1:string chat_id:2:string user_id:3:string tenant_id:4:string
        DissociateChatResponse: success:1:bool
        DeleteArtifactRequest: artifact_id:1:string user_id:2:string tenant_id:3:string
        DeleteArtifactResponse: success:1:bool
        GetArtifactRequest: artifact_id:1:string include_chats:2:bool revision:3:int32 rows_from:4:int32 \
        rows_to:5:int32 tenant_id:6:string
        GetArtifactResponse: artifact:1:Artifact
        ListArtifactsRequest: page_size:1:int32 page_token:2:string chat_id:3:string customer_id:4:string kind:5:string \
        status:6:string batch_id:7:string tenant_id:8:string
        ListArtifactsResponse: artifacts:1:Artifact[] next_page_token:2:string total_count:3:int32
        GetArtifactChatsRequest: artifact_id:1:string page_size:2:int32 page_token:3:string tenant_id:4:string
        GetArtifactChatsResponse: chats:1:ChatReference[] next_page_token:2:string
        GetArtifactHistoryRequest: artifact_id:1:string page_size:2:int32 page_token:3:string tenant_id:4:string
        GetArtifactHistoryResponse: entries:1:ArtifactHistoryEntry[] next_page_token:2:string
        StreamArtifactUpdatesRequest: artifact_id:1:string resume_token:2:string tenant_id:3:string
        ArtifactUpdate: chat_added:1:ChatReference content_updated:2:ArtifactContent metadata_changed:3:ArtifactMetadata \
        checkpoint_token:10:string timestamp:11:Timestamp
        """

    static let calls = [
        "docket.chat.v1.ChatCommandService/EnsureChatForArtifactAndSendMessage",
        "docket.chat.v1.ChatCommandService/CreateChat", "docket.chat.v1.ChatCommandService/SendMessage",
        "docket.chat.v1.ChatCommandService/UpdateChatTitle", "docket.chat.v1.ChatCommandService/DeleteChat",
        "docket.chat.v1.ChatCommandService/AssociateArtifact", "docket.chat.v1.ChatCommandService/UpdateVisibility",
        "docket.chat.v1.ChatQueryService/GetChat", "docket.chat.v1.ChatQueryService/ListChats",
        "docket.chat.v1.ChatQueryService/GetMessages", "docket.chat.v1.ChatQueryService/GetChatArtifacts",
        "docket.chat.v1.ChatQueryService/SearchChats", "docket.chat.v1.ChatQueryService/StreamChatUpdates stream",
        "docket.artifact.v1.ArtifactCommandService/CreateArtifact",
        "docket.artifact.v1.ArtifactCommandService/ReviseArtifact",
        "docket.artifact.v1.ArtifactCommandService/AssociateChat",
        "docket.artifact.v1.ArtifactCommandService/DissociateChat",
        "docket.artifact.v1.ArtifactCommandService/DeleteArtifact",
        "docket.artifact.v1.ArtifactQueryService/GetArtifact", "docket.artifact.v1.ArtifactQueryService/ListArtifacts",
        "docket.artifact.v1.ArtifactQueryService/GetArtifactChats",
        "docket.artifact.v1.ArtifactQueryService/GetArtifactHistory",
        "docket.artifact.v1.ArtifactQueryService/StreamArtifactUpdates stream",
        "docket.review.v1.ReviewCommandService/Propose", "docket.review.v1.ReviewCommandService/Decide",
        "docket.review.v1.ReviewCommandService/Undo", "docket.review.v1.ReviewQueryService/GetProposal",
        "docket.review.v1.ReviewQueryService/ListProposals", "docket.review.v1.ReviewQueryService/GetReviewReport",
        "docket.review.v1.ReviewQueryService/StreamReviewUpdates stream",
        "grpc.health.v1.Health/Check", "grpc.health.v1.Health/Watch stream",
    ]
}
