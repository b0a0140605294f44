@export()
@description('A secret of the vault that a worker is given as an environment variable, for an engine that calls a paid service.')
type providerSecret = {
  @description('The secret of the vault. It must be there before the pool is deployed.')
  name: string

  @description('The variable that engines.json names as keyVariable.')
  variable: string
}

@export()
@description('A pool of workers: a queue, and the Container Apps job that its messages start.')
type workerPool = {
  @description('What the job is called by.')
  @minLength(2)
  @maxLength(16)
  name: string

  @description('The queue whose messages start it.')
  @minLength(3)
  @maxLength(63)
  queue: string

  @description('Where it runs: on CPUs, or on a serverless GPU.')
  profile: 'Consumption' | 'gpu-t4' | 'gpu-a100'

  @description('The model\'s image in the registry, without its tag; left out where the built-in engines do the work.')
  model: string?

  @description('The engines.json that its workers read.')
  engines: string

  @description('The engines that its workers offer, separated by commas.')
  capabilities: string

  @description('Items that a replica runs at once.')
  @minValue(1)
  @maxValue(64)
  slots: int

  @description('Replicas at most: the limit of what the pool can cost in an hour.')
  @minValue(1)
  @maxValue(1000)
  maxExecutions: int

  @description('When a replica is ended, whatever it does, in seconds: longer than the longest item, and what a hung one can cost at most.')
  @minValue(300)
  @maxValue(86400)
  replicaTimeoutSeconds: int

  @description('How long a replica waits for more work before it ends, as 90s or 5m: starting a model again costs minutes.')
  maxIdle: string

  @description('Keys of paid services that its engines call.')
  secrets: providerSecret[]?
}
