# What Pester's way of writing tests cannot keep; every other rule holds here too. What ships (module, bench) keeps them all.
@{
    ExcludeRules = @(
        'PSUseDeclaredVarsMoreThanAssignments' # BeforeAll assigns what an It reads
        'PSUseShouldProcessForStateChangingFunctions' # New-EndedJob and the like are the tests' own
        'PSAvoidUsingConvertToSecureStringWithPlainText' # keys that are worth nothing
        'PSAvoidGlobalVars' # a function that stands for a program keeps there what it was told
        'PSAvoidOverwritingBuiltInCmdlets' # so does one that stands for a person at the keyboard
        'PSReviewUnusedParameter' # a function that stands for another has its parameters
    )
}
