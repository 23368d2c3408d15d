"""What laws of inventory policies are tried on."""

import numpy as np
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from seqchef.applications.planning.inventory.demand_tables import Table
from seqchef.applications.planning.inventory.distributions import Normal, Poisson

few = settings(max_examples=40, deadline=None)
amounts = st.floats(0, 50, allow_subnormal=False)
money = st.floats(0.05, 20)
shares = st.floats(0.05, 0.99)
samples = arrays.arrays(np.float64, st.integers(1, 60), elements=amounts)
demands = st.one_of(
    st.builds(Normal, st.floats(0, 200), st.floats(0, 40)),
    st.builds(Poisson, st.floats(0, 60)),
    st.builds(Table.samples, samples),
)
paths = arrays.arrays(np.float64, (30, 8), elements=amounts)
whole_needs = arrays.arrays(np.float64, (10, 12), elements=st.integers(0, 15).map(float))
