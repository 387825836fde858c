import type { DemoPerson, DemoRole } from './demo.ts'

type Seat = readonly [workspace: string, role: DemoRole]

function person(email: string, name: string, language: string, ...seats: Seat[]): DemoPerson {
  return { email, name, language, isAdmin: false, memberships: seats.map(([workspace, role]) => ({ workspace, role })) }
}

const SN = 'eau-assainissement-sn'
const MZ = 'planificacao-mz'
const GT = 'cooperacion-gt'
const JO = 'takhteet-jo'
const MW = 'local-development-mw'
const HARBOUR = 'harbour-agency'
const RAICES = 'raices-y-agua'
const SAHEL = 'coordination-sahel'
const SOUTH = 'south-south-experts'
const CONFLUENCE = 'confluence-experts'

/** Each workspace has every role; some people read, or work, in a second workspace. Experts have a profile of their own and no seat. */
export const PEOPLE: DemoPerson[] = [
  { email: 'operations@passerelle-demo.example', name: 'Inês Valadares', language: 'pt', isAdmin: true, memberships: [] },

  person('awa.diop@eau-demo.example', 'Awa Diop', 'fr', [SN, 'MANAGER']),
  person('mamadou.ndiaye@eau-demo.example', 'Mamadou Ndiaye', 'fr', [SN, 'VALIDATOR']),
  person('fatou.sarr@eau-demo.example', 'Fatou Sarr', 'fr', [SN, 'CONTRIBUTOR']),
  person('cheikh.ba@eau-demo.example', 'Cheikh Ba', 'fr', [SN, 'CONTRIBUTOR'], [SAHEL, 'VIEWER']),

  person('graca.nhantumbo@plano-demo.example', 'Graça Nhantumbo', 'pt', [MZ, 'MANAGER']),
  person('carlos.macuacua@plano-demo.example', 'Carlos Macuácua', 'pt', [MZ, 'VALIDATOR']),
  person('ilda.cossa@plano-demo.example', 'Ilda Cossa', 'pt', [MZ, 'CONTRIBUTOR']),

  person('maria.xol@cooperacion-demo.example', 'María Xol', 'es', [GT, 'MANAGER']),
  person('luis.tzoc@cooperacion-demo.example', 'Luis Tzoc', 'es', [GT, 'VALIDATOR']),
  person('ana.choc@cooperacion-demo.example', 'Ana Lucía Choc', 'es', [GT, 'CONTRIBUTOR']),

  person('rana.haddadin@takhteet-demo.example', 'رنا حدادين', 'ar', [JO, 'MANAGER']),
  person('samer.hiyari@takhteet-demo.example', 'سامر الحياري', 'ar', [JO, 'VALIDATOR']),
  person('layan.qudah@takhteet-demo.example', 'ليان القضاة', 'ar', [JO, 'CONTRIBUTOR']),

  person('chikondi.phiri@localdev-demo.example', 'Chikondi Phiri', 'en', [MW, 'MANAGER']),
  person('thandiwe.gondwe@localdev-demo.example', 'Thandiwe Gondwe', 'en', [MW, 'VALIDATOR']),
  person('blessings.mwale@localdev-demo.example', 'Blessings Mwale', 'en', [MW, 'CONTRIBUTOR']),

  person('hanna.lindqvist@harbour-demo.example', 'Hanna Lindqvist', 'en', [HARBOUR, 'MANAGER'], [SN, 'VIEWER'], [JO, 'VIEWER']),
  person('tomas.herdeiro@harbour-demo.example', 'Tomás Herdeiro', 'pt', [HARBOUR, 'VALIDATOR'], [MZ, 'VIEWER'], [MW, 'VIEWER']),
  person('niamh.corrigan@harbour-demo.example', 'Niamh Corrigan', 'en', [HARBOUR, 'CONTRIBUTOR'], [RAICES, 'VIEWER']),

  person('ximena.quispe@raices-demo.example', 'Ximena Quispe', 'es', [RAICES, 'MANAGER'], [GT, 'VIEWER']),
  person('rodrigo.mamani@raices-demo.example', 'Rodrigo Mamani', 'es', [RAICES, 'VALIDATOR']),
  person('elba.condori@raices-demo.example', 'Elba Condori', 'es', [RAICES, 'CONTRIBUTOR']),

  person('aichatou.maiga@sahel-demo.example', 'Aïchatou Maïga', 'fr', [SAHEL, 'MANAGER'], [HARBOUR, 'VIEWER']),
  person('idrissa.sawadogo@sahel-demo.example', 'Idrissa Sawadogo', 'fr', [SAHEL, 'VALIDATOR']),
  person('zara.mahamat@sahel-demo.example', 'Zara Mahamat', 'ar', [SAHEL, 'CONTRIBUTOR'], [CONFLUENCE, 'VIEWER']),

  person('njeri.kamau@southsouth-demo.example', 'Njeri Kamau', 'en', [SOUTH, 'MANAGER']),
  person('arjun.pillai@southsouth-demo.example', 'Arjun Pillai', 'en', [SOUTH, 'VALIDATOR']),
  person('beatriz.tavares@southsouth-demo.example', 'Beatriz Tavares', 'pt', [SOUTH, 'CONTRIBUTOR']),

  person('salma.trabelsi@confluence-demo.example', 'Salma Trabelsi', 'fr', [CONFLUENCE, 'MANAGER'], [SOUTH, 'VIEWER']),
  person('hichem.zouari@confluence-demo.example', 'هشام الزواري', 'ar', [CONFLUENCE, 'VALIDATOR']),
  person('nadege.kouassi@confluence-demo.example', 'Nadège Kouassi', 'fr', [CONFLUENCE, 'CONTRIBUTOR']),

  person('khadija.sidi@experts-demo.example', 'Khadija Mint Sidi', 'fr'),
  person('celeste.mondlane@experts-demo.example', 'Celeste Mondlane', 'pt'),
  person('peter.otieno@experts-demo.example', 'Peter Otieno', 'en'),
]

/** E-mails of the members of a workspace who hold one of the roles, in the order of the list. */
export function membersWith(workspace: string, roles: readonly DemoRole[]): string[] {
  const holds = (candidate: DemoPerson) => candidate.memberships.some((seat) => seat.workspace === workspace && roles.includes(seat.role))
  return PEOPLE.filter(holds).map((member) => member.email)
}
