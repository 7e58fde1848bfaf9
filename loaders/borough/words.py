"""What made-up files say: short, plain, and never more of an injury than that there was a worry."""

SENDERS = ("school", "practice", "visitor", "police", "neighbour")
NEEDS = (
    "money is short and the carer is worn out",
    "carer unwell and without help at home",
    "often late and tired, no lunch with them",
    "arguments at home that the children hear",
    "home crowded and damp",
    "carer asks for help with behaviour",
)
HARMS = (
    "worry that somebody at home hurts the child",
    "account of what happened does not fit",
    "child says that they are afraid to go home",
    "adult at home violent in front of the children",
    "left alone overnight",
)
NOTICES = (
    "called to an argument at the address; children asleep",
    "child out alone late, brought home",
    "neighbours complained of noise; children seen well",
    "carer reported a lost purse and mentioned worries about money",
)
CHILD_WORDS = (
    "I like it when Nan makes the tea.",
    "I want my own bed.",
    "School is where I laugh most.",
    "I don't like the shouting.",
    "I feel better when my brother is there.",
    "Can you tell Mum that I am not cross?",
    "I want to stay with my cousin on Fridays.",
    "Nobody asked me before.",
)
STRENGTHS = (
    "carer keeps every appointment and asks for help early",
    "siblings look after each other",
    "grandmother comes twice a week",
    "child has a teacher whom they trust",
    "family moved quickly to make the home safe",
)
FAMILY_VIEWS = (
    "we want fewer meetings and one person to ring",
    "the help with rent made the difference",
    "we do not agree that there is a problem",
    "we would like the same worker to stay",
)
THRESHOLDS = (
    "below the threshold of the local document: early help offered",
    "meets the local threshold for assessment under section 17",
    "meets the local threshold for a strategy discussion",
)
