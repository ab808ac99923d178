// DocketAgents
