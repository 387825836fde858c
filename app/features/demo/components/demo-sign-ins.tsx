import { useTranslation } from 'react-i18next'
import type { TaggedText } from '#app/features/provenance/tagged-text.ts'
import { Button } from '#app/ui/actions/button.tsx'
import { SectionHeading } from '#app/ui/text/section-heading.tsx'

export type DemoGroup = {
  key: string
  /** Null for those who run the instance, and for `experts`, who sit in none. */
  workspace: TaggedText | null
  kind: string | null
  people: { name: string; lang: string; email: string; role: string }[]
}

export type DemoSignInsProps = { groups: DemoGroup[]; password: string; to: string | null; action: string }

/** The people of the demonstration by workspace; each signs in with one button. */
export function DemoSignIns({ groups, password, to, action }: DemoSignInsProps) {
  const { t } = useTranslation('accounts')
  return (
    <section aria-labelledby="demo-sign-ins" className="grid gap-6">
      <div className="grid gap-2">
        <SectionHeading id="demo-sign-ins">{t('demo.title')}</SectionHeading>
        <p className="max-w-text text-base text-ink-soft">{t('demo.text')}</p>
        <p className="text-base">
          {t('demo.password')}{' '}
          <code dir="ltr" className="rounded-sm bg-paper px-2 py-1 font-semibold">
            {password}
          </code>
        </p>
      </div>
      <ul className="grid items-start gap-5 lg:grid-cols-2">
        {groups.map(({ key, workspace, kind, people }) => (
          <li key={key} className="rounded-md border border-line bg-white p-5">
            {kind && <p className="text-sm text-ink-soft">{t(`kind.${kind}`)}</p>}
            <h3 className="text-lg" lang={workspace?.lang} dir={workspace?.dir}>
              {workspace?.text ?? t(key === 'experts' ? 'demo.experts' : 'demo.instance')}
            </h3>
            <ul className="mt-3 grid gap-4 border-t border-line pt-4">
              {people.map((person) => (
                <li key={person.email} className="grid items-center gap-x-4 gap-y-2 sm:grid-cols-[minmax(0,1fr)_auto]">
                  <div className="min-w-0">
                    <p className="text-base">
                      <bdi lang={person.lang} className="font-semibold">
                        {person.name}
                      </bdi>
                      <span className="text-ink-soft"> · {t(`role.${person.role}`)}</span>
                    </p>
                    <p className="text-sm break-all text-ink-soft">
                      <bdi>{person.email}</bdi>
                    </p>
                  </div>
                  <form method="post" action={action}>
                    <input type="hidden" name="email" value={person.email} />
                    <input type="hidden" name="password" value={password} />
                    {to && <input type="hidden" name="to" value={to} />}
                    <Button look="secondary" aria-label={t('demo.signInAs', { name: person.name })}>
                      {t('demo.signIn')}
                    </Button>
                  </form>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  )
}
