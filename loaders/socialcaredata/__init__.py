"""The SocialCareData draft standards for people and safeguarding (JSON-LD): read, checked against their shapes, and written."""
