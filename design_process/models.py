"""The models of this app, for Django: read by nobody else."""

from design_process.celebrations.models import Celebration, CelebrationShare
from design_process.cycles.full_plan.models import CycleQuestion, CycleTask, DataToCollect
from design_process.cycles.models import (
    Log,
    Observation,
    Outcome,
    Prediction,
    Ramp,
    Sureness,
    TestCycle,
    TestCycleShare,
)
from design_process.cycles.photos.models import ObservationPhoto
from design_process.data_walks.models import DataWalk, WalkChart, WalkEntry
from design_process.evidence.causes.models import Cause, CauseEvidence, Why
from design_process.evidence.insights.models import (
    HowMightWe,
    Insight,
    InsightEvidence,
    InsightQuote,
    InsightShare,
    QuestionInsight,
    Vote,
    Voting,
)
from design_process.evidence.models import Attachment, Evidence, EvidenceShare, Interview, PromptList, Quote
from design_process.heard.models import NotHeard, NotHeardReader, NotHeardWord
from design_process.ideas.choosing.models import ChosenIdea, Criterion, IdeaDecision, Score, Scoring
from design_process.ideas.models import Credit, Idea, IdeaRound
from design_process.ideas.placing.models import PlacedIdea
from design_process.lessons.models import Lesson, LessonShare, PublicPage, Thanks, UnnamedLesson
from design_process.measures.events.models import ChartEvent
from design_process.measures.models import ChartMark, Indicator, Latest, Measurement, PlanVersion, Rollup
from design_process.measures.publication.models import (
    FigureTogether,
    PrintedFigure,
    PrintedNumber,
    Printing,
    YearsTogether,
)
from design_process.measures.ways.models import WaysFound
from design_process.network_sets.models import NetworkSet, SetPlace, SetPrinting, SetRollup
from design_process.number_files.models import NumberFile, NumberSource, StagedNumber
from design_process.onboarding.models import RolePath, ShownAround, StepTicked
from design_process.one_minute.models import Answer, Ask, MailReply
from design_process.phases.models import (
    DesignCycle,
    DistrictProject,
    Phase,
    PhaseDone,
    PhaseWindow,
    PositionOverride,
    ProcessTemplate,
)
from design_process.problems.models import Adoption, Goal, GoalVersion, ProblemOfPractice
from design_process.problems.rating.models import Candidate, Doubt, ProblemCriterion, ProblemScore, ProblemScoring
from design_process.progress.models import GateNote, GoalNumber, Look
from design_process.project_plan.models import ProjectTask
from design_process.prototypes.models import Prototype, PrototypeShare, VisitedPrototype
from design_process.sharing.models import Snapshot, SnapshotPdf, Withdrawal
from design_process.surveys.models import Survey, SurveyRound
from design_process.theory.models import Theory, TheoryLink, TheoryNode, TheoryShare, TheoryVersion

__all__ = [
    "Adoption",
    "Answer",
    "Ask",
    "Attachment",
    "Candidate",
    "Cause",
    "CauseEvidence",
    "Celebration",
    "CelebrationShare",
    "ChartEvent",
    "ChartMark",
    "ChosenIdea",
    "Credit",
    "Criterion",
    "CycleQuestion",
    "CycleTask",
    "DataToCollect",
    "DataWalk",
    "DesignCycle",
    "DistrictProject",
    "Doubt",
    "Evidence",
    "EvidenceShare",
    "FigureTogether",
    "GateNote",
    "Goal",
    "GoalNumber",
    "GoalVersion",
    "HowMightWe",
    "Idea",
    "IdeaDecision",
    "IdeaRound",
    "Indicator",
    "Insight",
    "InsightEvidence",
    "InsightQuote",
    "InsightShare",
    "Interview",
    "Latest",
    "Lesson",
    "LessonShare",
    "Log",
    "Look",
    "MailReply",
    "Measurement",
    "NetworkSet",
    "NotHeard",
    "NotHeardReader",
    "NotHeardWord",
    "NumberFile",
    "NumberSource",
    "Observation",
    "ObservationPhoto",
    "Outcome",
    "Phase",
    "PhaseDone",
    "PhaseWindow",
    "PlacedIdea",
    "PlanVersion",
    "PositionOverride",
    "Prediction",
    "PrintedFigure",
    "PrintedNumber",
    "Printing",
    "ProblemCriterion",
    "ProblemOfPractice",
    "ProblemScore",
    "ProblemScoring",
    "ProcessTemplate",
    "ProjectTask",
    "PromptList",
    "Prototype",
    "PrototypeShare",
    "PublicPage",
    "QuestionInsight",
    "Quote",
    "Ramp",
    "RolePath",
    "Rollup",
    "Score",
    "Scoring",
    "SetPlace",
    "SetPrinting",
    "SetRollup",
    "ShownAround",
    "Snapshot",
    "SnapshotPdf",
    "StagedNumber",
    "StepTicked",
    "Sureness",
    "Survey",
    "SurveyRound",
    "TestCycle",
    "TestCycleShare",
    "Thanks",
    "Theory",
    "TheoryLink",
    "TheoryNode",
    "TheoryShare",
    "TheoryVersion",
    "UnnamedLesson",
    "VisitedPrototype",
    "Vote",
    "Voting",
    "WalkChart",
    "WalkEntry",
    "WaysFound",
    "Why",
    "Withdrawal",
    "YearsTogether",
]
