import { pages } from '../pages/Page'
import { goToPage } from '../state/jumps'
import { page } from '../state/pages'
import { Icon } from '../ui/Icon'

/** The pages about the whole project. */
export function PageList() {
  return (
    <section class="left-section page-list" aria-labelledby="pages-heading">
      <h2 id="pages-heading">Views</h2>
      <ul class="rows">
        {pages.map(({ name, label, icon, count }) => (
          <li key={name} class={page.value === name ? 'row on' : 'row'}>
            <button type="button" class="row-main" aria-label={label} aria-description={count && count() > 0 ? count().toLocaleString('en') : undefined} aria-current={page.value === name ? 'page' : undefined} onClick={() => goToPage(name)}>
              <Icon of={icon} size={14} />
              <span class="row-name">{label}</span>
              {count && count() > 0 && <span class="count">{count().toLocaleString('en')}</span>}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
